import type { CheckName, Finding } from '../../../shared/base/check.ts';
import type { ServiceResponse } from './service-response.ts';

const SKEW_MS = 5 * 60_000;

type WithoutName<F> = F extends unknown ? Omit<F, 'name'> : never;
/** What an answer is told as. */
export type Told = WithoutName<Finding>;

/** What "Test" finds of a reading: what `tell` makes of an answer, else what is wrong. */
export function findingOf<T>(
  name: CheckName,
  reading: ServiceResponse<T>,
  tell: (value: T) => Told,
): Finding {
  if (reading.kind === 'answer') return { name, ...tell(reading.value) };
  if (reading.kind === 'trouble') return { name, found: 'trouble', trouble: reading.code };
  return { name, found: 'failure', failure: reading.failure };
}

/** Whether this machine's clock, at `now`, agrees with the service's; nothing where it did not tell its time. */
export function clockCheck(serverTime: number | undefined, now: number): Finding[] {
  if (serverTime === undefined) return [];
  const apart = Math.abs(now - serverTime);
  return apart <= SKEW_MS
    ? [{ name: 'clock', found: 'clock-agrees' }]
    : [{ name: 'clock', found: 'clock-off', minutes: Math.round(apart / 60_000) }];
}
