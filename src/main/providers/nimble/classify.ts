import { explanationOf } from '../../core/provider/explanation.ts';
import { failure, refusedSignature, transientError } from '../../core/provider/service-response.ts';
import {
  responseByStatus,
  notAnObject,
  parseObject,
  refusalOf,
  retryAfter,
  type FailedResponse,
  type ServiceAnswer,
} from '../../core/provider/service-answer.ts';
import { subjectOf, type Named, type Operation } from './operations.ts';

const SKEW_MS = 5 * 60_000;

const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']);
const SKEWED = new Set(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture']);
const SIGNATURE = new Set(['InvalidSignatureException', 'SignatureDoesNotMatch', 'AuthFailure']);
const REFUSED = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'NotAuthorized',
]);

/**
 * The error that a response means; undefined for a successful response. The only file that knows
 * the service's errors: by the name in `x-amzn-errortype` (otherwise the body's `code` or `__type`)
 * if it is a known one, and by status for everything else, because proxies strip the header and
 * Nimble's bodies have their own codes. `now` is the time the request was signed for, to
 * distinguish a wrong key from a wrong clock. `named` is what the request names.
 */
export function classify(
  answer: ServiceAnswer,
  operation: Operation,
  now: number,
  named?: Named,
): FailedResponse | undefined {
  const { status, headers } = answer;
  const early = responseByStatus(answer, now);
  if (early !== undefined) return early;
  const body = parseObject(answer.body) ?? emptyError(answer);
  if (body === undefined) return notAnObject(answer);
  if (status >= 200 && status < 300) return undefined;
  const name = nameOf(headers, body);
  return (
    byName(name, { headers, explanation: explanationOf(body), now }) ??
    refusalOf(
      statuses.get(name) ?? status,
      { operation, subject: subjectOf(operation, named, resourceOf(body)) },
      explanationOf(body),
    )
  );
}

/** The service's own exceptions, with the status in its model: a gateway may send another one. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['ValidationException', 400],
  ['ServiceQuotaExceededException', 402],
  ['AccessDeniedException', 403],
  ['ResourceNotFoundException', 404],
  ['ConflictException', 409],
  ['InternalServerErrorException', 500],
]);

/** The id of what is missing, as the service names it. */
function resourceOf({ context }: Record<string, unknown>): string | undefined {
  if (typeof context !== 'object' || context === null || !('resourceId' in context))
    return undefined;
  return typeof context.resourceId === 'string' ? context.resourceId : undefined;
}

/**
 * An error without a body, or named in its header, is the service's own and known without its
 * message.
 */
function emptyError({ status, headers, body }: ServiceAnswer): Record<string, unknown> | undefined {
  if (status < 400) return undefined;
  return body.trim() === '' || headers['x-amzn-errortype'] !== undefined ? {} : undefined;
}

function byName(
  name: string,
  {
    headers,
    explanation,
    now,
  }: {
    readonly headers: ServiceAnswer['headers'];
    readonly explanation: string | undefined;
    readonly now: number;
  },
): FailedResponse | undefined {
  if (name === 'ThrottlingException' || name === 'TooManyRequestsException')
    return transientError('throttled', retryAfter(headers['retry-after'], now));
  if (EXPIRED.has(name)) return failure({ code: 'credentials-expired' });
  if (SKEWED.has(name)) return transientError('clock-skew');
  // The SDK uses the service's time for the next attempt, so a skewed clock is only a transient
  // error.
  if (SIGNATURE.has(name)) {
    const serverTime = Date.parse(headers.date ?? '');
    return Math.abs(serverTime - now) > SKEW_MS
      ? transientError('clock-skew')
      : refusedSignature(explanation);
  }
  return REFUSED.has(name) ? failure({ code: 'credentials-refused' }) : undefined;
}

function nameOf(headers: ServiceAnswer['headers'], body: Record<string, unknown>): string {
  const name = headers['x-amzn-errortype'] ?? body.__type ?? body.code ?? '';
  return typeof name === 'string' ? (name.split(':')[0]?.split('#').at(-1) ?? '') : '';
}
