import type { Failure } from '../../../shared/base/failure.ts';
import { httpFailure } from '../sts/sts-failure.ts';

/**
 * An error code of RFC 6749, such as `invalid_grant` or `access_denied`, and nothing else of the
 * response.
 */
export class OidcRefusal extends Error {
  override readonly name = 'OidcRefusal';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * The user has to sign in again: the token is no longer accepted, or the server needs to ask
 * something.
 */
const ENDED: ReadonlySet<string> = new Set([
  'invalid_grant',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);
const UNAVAILABLE: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

/** Maps an error of a login server to a failure. Rethrows bugs. */
export function oidcFailure(reason: unknown): Failure {
  if (!(reason instanceof OidcRefusal)) return httpFailure(reason);
  const { code } = reason;
  if (ENDED.has(code)) return { code: 'sign-in-needed' };
  if (code === 'access_denied') return { code: 'sign-in-denied' };
  if (UNAVAILABLE.has(code)) return { code: 'service-unreachable', transientError: 'server-error' };
  const message = code === 'unknown' ? 'refuses the sign-in' : `says ${code}`;
  return { code: 'request-refused', detail: `The login server ${message}.` };
}
