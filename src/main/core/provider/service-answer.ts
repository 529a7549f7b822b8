import type { Failure } from '../../../shared/base/failure.ts';
import { failure, transientError, type ServiceResponse } from './service-response.ts';
import { redactedLine } from '../base/redact.ts';

/** What an unsuccessful HTTP response of a JSON service means: decided by its status, never by its text. */

export interface ServiceAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request: its operation is named if access is denied, its subject if nothing is found. */
export interface Asked {
  readonly operation: string;
  readonly subject: Extract<Failure, { code: 'not-found' }>['what'];
}

export type FailedResponse = Exclude<ServiceResponse<never>, { kind: 'answer' }>;

const RETRY_AFTER_CAP_MS = 60_000;

/** The meaning of statuses that need no body; `undefined` for all others. */
export function responseByStatus(
  { status, headers }: Pick<ServiceAnswer, 'status' | 'headers'>,
  now: number,
): FailedResponse | undefined {
  if (status === 407) return failure({ code: 'proxy-login' });
  if (status >= 300 && status < 400) return failure({ code: 'redirected' });
  const retryAfterMs = retryAfter(headers['retry-after'], now);
  if (status === 429) return transientError('throttled', retryAfterMs);
  return status >= 500 ? transientError('server-error', retryAfterMs) : undefined;
}

/**
 * What a refusal means. `message` is the service's explanation, if it has one; see `explanation.ts`.
 */
export function refusalOf(
  status: number,
  { operation, subject }: Asked,
  message: unknown,
): FailedResponse {
  const detail = detailOf(message);
  switch (status) {
    case 401:
      return failure({ code: 'credentials-refused', ...detail });
    case 402:
      return failure({ code: 'quota', ...detail });
    case 403:
      return failure({ code: 'access-denied', operation, ...detail });
    case 404:
      return failure({ code: 'not-found', what: subject, ...detail });
    case 409:
      return transientError('busy');
    case 408:
      return transientError('no-answer');
    case 500:
      return transientError('server-error');
    default:
      return failure({ code: 'request-refused', ...detail });
  }
}

/** A body that is not a JSON object: empty, cut off, or from something else such as a proxy. */
export function notAnObject({
  body,
  headers,
}: Pick<ServiceAnswer, 'body' | 'headers'>): FailedResponse {
  if (body.trim() === '') return transientError('empty-answer');
  const isJson = /json/i.test(headers['content-type'] ?? '') || body.trimStart().startsWith('{');
  return transientError(isJson ? 'cut-answer' : 'not-an-answer');
}

/** A service's explanation on one line, short and redacted. It is shown as text, never as markup. */
export function detailOf(message: unknown): { detail?: string } {
  return typeof message === 'string' && message !== '' ? { detail: redactedLine(message) } : {};
}

/** A JSON object (or an array, which our services never send); `undefined` for anything else. */
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

/** The wait in milliseconds from `Retry-After` (seconds or a date), at most a minute; `undefined` if it is invalid or past. */
export function retryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return ms > 0 ? Math.min(ms, RETRY_AFTER_CAP_MS) : undefined;
}
