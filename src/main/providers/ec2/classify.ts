import { failure, refusedSignature, transientError } from '../../core/provider/service-response.ts';
import {
  detailOf,
  notAnObject,
  parseObject,
  refusalOf,
  responseByStatus,
  retryAfter,
  type FailedResponse,
  type ServiceAnswer,
} from '../../core/provider/service-answer.ts';
import { xmlErrorText } from '../../core/provider/xml-error.ts';
import { xmlProblem } from './xml-response.ts';

/** The request that was answered. */
export interface AwsRequest {
  /** The action in the syntax of IAM, such as `ec2:StartInstances`. */
  readonly action: string;
  /** The time it was signed for, in milliseconds since 1970: distinguishes a wrong key from a wrong clock. */
  readonly signedAt: number;
}

/** The response to a request with `DryRun` that would have been allowed. */
export class DryRunAllowed extends Error {
  override readonly name = 'DryRunAllowed';
}

const SKEW_MS = 5 * 60_000;
const THROTTLED = new Set([
  'RequestLimitExceeded',
  'Throttling',
  'ThrottlingException',
  'RequestThrottled',
  'TooManyRequestsException',
]);
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException']);
const SKEWED = new Set(['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture']);
const SIGNATURE = new Set(['AuthFailure', 'SignatureDoesNotMatch', 'InvalidSignatureException']);
const REFUSED = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
]);
const DENIED = new Set([
  'UnauthorizedOperation',
  'AccessDenied',
  'AccessDeniedException',
  'OptInRequired',
]);
const CAPACITY = new Set([
  'InsufficientInstanceCapacity',
  'InsufficientHostCapacity',
  'InsufficientCapacity',
]);
const LIMITS = new Set([
  'InstanceLimitExceeded',
  'VcpuLimitExceeded',
  'MaxSpotInstanceCountExceeded',
  'SpotMaxPriceTooLow',
]);
/** The instance is changing, or its agent is not connected yet: the next response can differ. */
const BUSY = new Set([
  'IncorrectInstanceState',
  'IncorrectState',
  'TargetNotConnected',
  'ResourceLocked',
]);
const UNAVAILABLE = new Set([
  'InternalError',
  'InternalFailure',
  'InternalServerError',
  'Unavailable',
  'ServiceUnavailable',
]);

/** The error that a response of EC2 means; undefined for a successful response. */
export function classifyEc2(
  answer: ServiceAnswer,
  request: AwsRequest,
): FailedResponse | undefined {
  const early = redirectedOrBehindProxy(answer);
  if (early !== undefined) return early;
  const problem = xmlProblem(answer);
  if (problem !== undefined)
    // An error page of a load balancer is not XML; its status still says what is wrong.
    return responseByStatus(answer, request.signedAt) ?? problem;
  if (answer.status < 300) return undefined;
  return meaningOf(xmlErrorText(answer.body), answer, request);
}

/** The error that a response of Systems Manager means; undefined for a successful response. */
export function classifySsm(
  answer: ServiceAnswer,
  request: AwsRequest,
): FailedResponse | undefined {
  const early = redirectedOrBehindProxy(answer);
  if (early !== undefined) return early;
  const body = parseObject(answer.body);
  if (body === undefined) return responseByStatus(answer, request.signedAt) ?? notAnObject(answer);
  if (answer.status < 300) return undefined;
  const name = answer.headers['x-amzn-errortype'] ?? body.__type;
  const code = typeof name === 'string' ? (name.split(':')[0]?.split('#').at(-1) ?? '') : '';
  const text = body.message ?? body.Message;
  return meaningOf({ code, message: typeof text === 'string' ? text : '' }, answer, request);
}

const redirectedOrBehindProxy = (answer: ServiceAnswer): FailedResponse | undefined =>
  answer.status === 407 || (answer.status >= 300 && answer.status < 400)
    ? responseByStatus(answer, 0)
    : undefined;

/** By name first: EC2 reports missing capacity with a status of 500. */
function meaningOf(
  { code, message }: { readonly code: string; readonly message: string },
  answer: ServiceAnswer,
  { action, signedAt }: AwsRequest,
): FailedResponse {
  const { status, headers } = answer;
  if (code === 'DryRunOperation') throw new DryRunAllowed();
  if (THROTTLED.has(code))
    return transientError('throttled', retryAfter(headers['retry-after'], signedAt));
  if (UNAVAILABLE.has(code)) return transientError('server-error');
  if (BUSY.has(code)) return transientError('busy');
  if (EXPIRED.has(code)) return failure({ code: 'credentials-expired' });
  if (SKEWED.has(code)) return transientError('clock-skew');
  if (SIGNATURE.has(code)) {
    const isSkewed = Math.abs(Date.parse(headers.date ?? '') - signedAt) > SKEW_MS;
    return isSkewed ? transientError('clock-skew') : refusedSignature(message);
  }
  if (REFUSED.has(code)) return failure({ code: 'credentials-refused' });
  if (CAPACITY.has(code))
    return failure({
      code: 'change-failed',
      what: 'start',
      statusCode: 'INSUFFICIENT_CAPACITY',
    });
  if (LIMITS.has(code)) return failure({ code: 'quota', ...detailOf(message) });
  if (DENIED.has(code))
    return failure({ code: 'access-denied', operation: action, ...detailOf(readable(message)) });
  if (code.startsWith('InvalidInstanceI'))
    return failure({ code: 'not-found', what: 'workstation' });
  return (
    responseByStatus(answer, signedAt) ??
    refusalOf(status, { operation: action, subject: 'workstation' }, message)
  );
}

/** Without the encoded part, which only an administrator can decode. */
const readable = (message: string): string =>
  message.replace(/\s*Encoded authorization failure message:.*$/s, '').trim();
