import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Failure, KeysOrigin, Result } from '../../../shared/base/failure.ts';
import type { SessionKeys } from './sign-in.ts';

/** `read` with where its keys come from, so that advice about them names the right place. */
export function fromOrigin(origin: KeysOrigin, read: Result<SessionKeys>): Result<SessionKeys> {
  return read.ok
    ? { ...read, value: { ...read.value, origin } }
    : { ...read, failure: withOrigin(read.failure, origin) };
}

/** `failure` with where the keys come from that are missing or not accepted. Other failures stay as they are. */
export function withOrigin(failure: Failure, origin: KeysOrigin | undefined): Failure {
  switch (failure.code) {
    case 'credentials-missing':
      return { ...failure, ...omitUndefined({ origin: failure.origin ?? origin }) };
    case 'credentials-refused':
    case 'credentials-expired':
      return { ...failure, ...omitUndefined({ origin: failure.origin ?? origin }) };
    default:
      return failure;
  }
}
