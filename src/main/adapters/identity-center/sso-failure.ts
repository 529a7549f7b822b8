import type { Failure } from '../../../shared/base/failure.ts';
import { AwsRefusal } from '../sign-in/aws-response.ts';
import { httpFailure } from '../sts/sts-failure.ts';

/** Maps an error of a request to IAM Identity Center to a failure. Rethrows bugs. */
export function ssoFailure(reason: unknown, operation: string): Failure {
  if (!(reason instanceof AwsRefusal)) return httpFailure(reason);
  const { code, status, detail } = reason;
  const optionalDetail = detail === undefined ? {} : { detail };
  if (ENDED.has(code) || status === 401) return { code: 'sign-in-needed' };
  if (code === 'expiredtoken') return { code: 'sign-in-late' };
  // In a sign-in flow this is the user's decision; the portal uses another code when it denies
  // access.
  if (code === 'accessdenied') return { code: 'sign-in-denied' };
  if (status === 403 || code === 'forbidden')
    return { code: 'access-denied', operation, ...optionalDetail };
  if (status === 404 || code === 'resourcenotfound') return { code: 'not-found', what: 'thing' };
  return { code: 'request-refused', ...optionalDetail };
}

/** The portal's code for an expired token, and the token service's code for a token it rejects. */
const ENDED: ReadonlySet<string> = new Set(['unauthorized', 'invalidgrant']);
