import type { Failure } from '../../../shared/base/failure.ts';
import { HttpError } from '../../core/network/http.ts';
import { AwsRefusal } from '../sign-in/aws-answer.ts';

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

/** What was asked of STS. `withCode`: a second factor was shown. */
export interface StsQuestion {
  readonly operation: string;
  readonly withCode?: boolean;
}

/** What an error of a request to STS means. Throws what is a bug of ours. */
export function stsFailure(reason: unknown, { operation, withCode }: StsQuestion): Failure {
  if (!(reason instanceof AwsRefusal)) return httpFailure(reason);
  const { code, status, clockMinutes, detail } = reason;
  const isSignature = REFUSED.has(code) || SKEWED.has(code);
  if (isSignature && clockMinutes !== undefined)
    return { code: 'clock-wrong', minutes: clockMinutes };
  if (SKEWED.has(code)) return { code: 'service-unreachable', trouble: 'clock-skew' };
  if (EXPIRED.has(code)) return { code: 'credentials-expired' };
  if (REFUSED.has(code)) return { code: 'credentials-refused' };
  // STS has one name for a wrong code and for a role one may not have: only its sentence tells them apart.
  if (withCode === true && detail?.includes('MultiFactorAuthentication') === true)
    return { code: 'mfa-refused' };
  const said = detail === undefined ? {} : { detail };
  return status === 403 || code === 'accessdenied'
    ? { code: 'access-denied', operation, ...said }
    : { code: 'request-refused', ...said };
}

/** What went wrong below a service's own answers, as a failure. Throws what is a bug of ours. */
export function httpFailure(reason: unknown): Failure {
  if (!(reason instanceof HttpError)) throw reason;
  const { reading } = reason;
  return reading.kind === 'failure'
    ? reading.failure
    : { code: 'service-unreachable', trouble: reading.code };
}
