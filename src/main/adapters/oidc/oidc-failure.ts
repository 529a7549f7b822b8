import type { Failure } from '../../../shared/base/failure.ts';
import { OidcRefusal } from './oidc-refusal.ts';
import { httpFailure } from '../sts/sts-failure.ts';

/** Somebody has to sign in (again): what was held is not taken any more, or the server wants to ask. */
const ENDED: ReadonlySet<string> = new Set([
  'invalid_grant',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);
const AWAY: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

/** What an error of a login server means. Throws what is a bug of ours. */
export function oidcFailure(reason: unknown): Failure {
  if (!(reason instanceof OidcRefusal)) return httpFailure(reason);
  const { code } = reason;
  if (ENDED.has(code)) return { code: 'sign-in-needed' };
  if (code === 'access_denied') return { code: 'sign-in-denied' };
  if (AWAY.has(code)) return { code: 'service-unreachable', trouble: 'server-error' };
  const said = code === 'unknown' ? 'refuses the sign-in' : `says ${code}`;
  return { code: 'request-refused', detail: `The login server ${said}.` };
}
