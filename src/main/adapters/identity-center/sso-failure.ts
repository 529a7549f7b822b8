import type { Failure } from '../../../shared/base/failure.ts';
import { AwsRefusal } from '../sign-in/aws-answer.ts';
import { httpFailure } from '../sts/sts-failure.ts';

/** What an error of a request to IAM Identity Center means. Throws what is a bug of ours. */
export function ssoFailure(reason: unknown, operation: string): Failure {
  if (!(reason instanceof AwsRefusal)) return httpFailure(reason);
  const { code, status, detail } = reason;
  const said = detail === undefined ? {} : { detail };
  if (ENDED.has(code) || status === 401) return { code: 'sign-in-needed' };
  if (code === 'expiredtoken') return { code: 'sign-in-late' };
  // On a way to a token this is the person's answer; the portal's own refusal is called otherwise.
  if (code === 'accessdenied') return { code: 'sign-in-denied' };
  if (status === 403 || code === 'forbidden') return { code: 'access-denied', operation, ...said };
  if (status === 404 || code === 'resourcenotfound') return { code: 'not-found', what: 'thing' };
  return { code: 'request-refused', ...said };
}

/** The portal's word for a token that has ended, and the token service's for one it does not take. */
const ENDED: ReadonlySet<string> = new Set(['unauthorized', 'invalidgrant']);
