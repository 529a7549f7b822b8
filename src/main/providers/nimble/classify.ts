import { safeText } from '../../../shared/safe-text.ts';
import { redact } from '../../core/redact.ts';
import { failure, trouble, type Reading } from '../../core/reading.ts';
import { subjectOf, type Operation } from './operations.ts';

export interface ServiceAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type NoAnswer = Exclude<Reading<never>, { kind: 'answer' }>;

const RETRY_AFTER_CAP_MS = 60_000;
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
 * What an answer means that is no good answer; nothing when it is one. The one place that knows the
 * service's errors: by the name in `x-amzn-errortype` (else the body's `code` or `__type`) where
 * there is one we know, and by status for everything else, because proxies strip the header and
 * Nimble's bodies have codes of their own. `now` is the moment the request was signed for, to tell
 * a wrong key from a wrong clock.
 */
export function classify(
  answer: ServiceAnswer,
  operation: Operation,
  now: number,
): NoAnswer | undefined {
  const { status, headers } = answer;
  if (status === 407) return failure({ code: 'proxy-login' });
  if (status >= 300 && status < 400) return failure({ code: 'redirected' });
  const retryAfterMs = retryAfter(headers['retry-after'], now);
  if (status === 429) return trouble('throttled', retryAfterMs);
  if (status >= 500) return trouble('server-error', retryAfterMs);
  const body = parseObject(answer.body) ?? wordless(answer);
  if (body === undefined) return notAnObject(answer);
  if (status >= 200 && status < 300) return undefined;
  const name = nameOf(headers, body);
  return (
    byName(name, retryAfterMs, headers, now) ??
    byStatus(statuses.get(name) ?? status, operation, body)
  );
}

/** The service's own exceptions, by the status the model gives them: a gateway may answer another one. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['ValidationException', 400],
  ['ServiceQuotaExceededException', 402],
  ['AccessDeniedException', 403],
  ['ResourceNotFoundException', 404],
  ['ConflictException', 409],
  ['InternalServerErrorException', 500],
]);

/** An error without a body, or named in its header, is the service's own and known without its words. */
function wordless({ status, headers, body }: ServiceAnswer): Record<string, unknown> | undefined {
  if (status < 400) return undefined;
  return body.trim() === '' || headers['x-amzn-errortype'] !== undefined ? {} : undefined;
}

function notAnObject({ body, headers }: ServiceAnswer): NoAnswer {
  if (body.trim() === '') return trouble('empty-answer');
  const isJson = /json/i.test(headers['content-type'] ?? '') || body.trimStart().startsWith('{');
  return trouble(isJson ? 'cut-answer' : 'not-an-answer');
}

function byName(
  name: string,
  retryAfterMs: number | undefined,
  headers: ServiceAnswer['headers'],
  now: number,
): NoAnswer | undefined {
  if (name === 'ThrottlingException' || name === 'TooManyRequestsException')
    return trouble('throttled', retryAfterMs);
  if (EXPIRED.has(name)) return failure({ code: 'credentials-expired' });
  if (SKEWED.has(name)) return trouble('clock-skew');
  // The SDK has taken over the service's time by the next attempt, so a skewed clock is waited out.
  if (SIGNATURE.has(name)) {
    const theirs = Date.parse(headers.date ?? '');
    return Math.abs(theirs - now) > SKEW_MS
      ? trouble('clock-skew')
      : failure({ code: 'credentials-refused' });
  }
  return REFUSED.has(name) ? failure({ code: 'credentials-refused' }) : undefined;
}

function byStatus(status: number, operation: Operation, body: Record<string, unknown>): NoAnswer {
  const detail = detailOf(body);
  switch (status) {
    case 401:
      return failure({ code: 'credentials-refused' });
    case 402:
      return failure({ code: 'quota', ...detail });
    case 403:
      return failure({ code: 'access-denied', operation, ...detail });
    case 404:
      return failure({ code: 'not-found', what: subjectOf(operation) });
    case 409:
      return trouble('busy');
    case 408:
      return trouble('no-answer');
    case 500:
      return trouble('server-error');
    default:
      return failure({ code: 'request-refused', ...detail });
  }
}

function nameOf(headers: ServiceAnswer['headers'], body: Record<string, unknown>): string {
  const said = headers['x-amzn-errortype'] ?? body.__type ?? body.code ?? '';
  return typeof said === 'string' ? (said.split(':')[0]?.split('#').at(-1) ?? '') : '';
}

/** The service's own sentence: flat, short, redacted. It is shown as text, never as markup. */
function detailOf(body: Record<string, unknown>): { detail?: string } {
  const message = body.message ?? body.Message;
  // Cut once more at the end: what is put in a secret's place may be longer than the secret.
  return typeof message === 'string' && message !== ''
    ? { detail: safeText(redact(safeText(message))) }
    : {};
}

/** A JSON object, or an array as the service never sends one; nothing for anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // Just checked to be an object; its fields stay unknown.
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds or a date, as HTTP allows; nothing for what is negative or absurd, at most a minute. */
function retryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return ms > 0 ? Math.min(ms, RETRY_AFTER_CAP_MS) : undefined;
}
