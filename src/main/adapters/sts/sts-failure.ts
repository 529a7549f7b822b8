import type { Failure } from '../../../shared/base/failure.ts';
import { HttpError } from '../../core/network/http.ts';
import { AwsRefusal } from '../sign-in/aws-response.ts';

const REFUSED: ReadonlySet<string> = new Set([
  'invalidclienttokenid',
  'unrecognizedclient',
  'signaturedoesnotmatch',
  'invalidsignature',
  'incompletesignature',
  'missingauthenticationtoken',
  'authfailure',
]);
const EXPIRED: ReadonlySet<string> = new Set(['expiredtoken', 'expiredidentitytoken']);
const SKEWED: ReadonlySet<string> = new Set([
  'requestexpired',
  'requesttimetooskewed',
  'requestinthefuture',
]);

/** The STS operation that was called. `withCode`: an MFA code was sent. */
export interface StsCall {
  readonly operation: string;
  readonly withCode?: boolean;
}

/** Maps an error of a request to STS to a failure. Rethrows bugs. */
export function stsFailure(reason: unknown, { operation, withCode }: StsCall): Failure {
  if (!(reason instanceof AwsRefusal)) return httpFailure(reason);
  const { code, status, clockMinutes, detail } = reason;
  const isSignature = REFUSED.has(code) || SKEWED.has(code);
  if (isSignature && clockMinutes !== undefined)
    return { code: 'clock-wrong', minutes: clockMinutes };
  if (SKEWED.has(code)) return { code: 'service-unreachable', transientError: 'clock-skew' };
  if (EXPIRED.has(code)) return { code: 'credentials-expired' };
  if (REFUSED.has(code)) return { code: 'credentials-refused' };
  // STS uses one code for a wrong MFA code and for a role that is not allowed: only its message
  // distinguishes them.
  if (withCode === true && detail?.includes('MultiFactorAuthentication') === true)
    return { code: 'mfa-refused' };
  const optionalDetail = detail === undefined ? {} : { detail };
  return status === 403 || code === 'accessdenied'
    ? { code: 'access-denied', operation, ...optionalDetail }
    : { code: 'request-refused', ...optionalDetail };
}

/** Maps an error below a service's own responses to a failure. Rethrows bugs. */
export function httpFailure(reason: unknown): Failure {
  if (!(reason instanceof HttpError)) throw reason;
  const { response } = reason;
  return response.kind === 'failure'
    ? response.failure
    : { code: 'service-unreachable', transientError: response.code };
}
