import { err, type Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { SessionKeys } from './sign-in.ts';

/** STS issues keys for at least this time. If new keys have expired, the clock is ahead by at least this much. */
const SHORTEST_MINUTES = 15;

/**
 * Keys that AWS has just issued. They cannot have expired; if they seem to have, this machine's clock is ahead and
 * the result is `clock-wrong`.
 */
export function inTime(clock: Clock, issued: Result<SessionKeys>): Result<SessionKeys> {
  const end = issued.ok ? issued.value.expiresAt : undefined;
  if (end === undefined || clock.now() < end) return issued;
  const minutes = Math.round((clock.now() - end) / 60_000) + SHORTEST_MINUTES;
  return err({ code: 'clock-wrong', minutes });
}

/** Keys from a file or a program, which may have expired: then the result is `credentials-expired`. */
export function unlessExpired(clock: Clock, read: Result<SessionKeys>): Result<SessionKeys> {
  const end = read.ok ? read.value.expiresAt : undefined;
  return end === undefined || clock.now() < end ? read : err({ code: 'credentials-expired' });
}
