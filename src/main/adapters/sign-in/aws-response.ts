import { xmlErrorText } from '../../core/provider/xml-error.ts';
import { HttpError } from '../../core/network/http.ts';
import { failure, transientError } from '../../core/provider/service-response.ts';
import { redactedLine } from '../../core/base/redact.ts';

/** The format of an AWS service's responses. */
export type ResponseFormat = 'json' | 'xml';

export interface AwsResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An error response of a service, reduced to these fields. */
export class AwsRefusal extends Error {
  override readonly name = 'AwsRefusal';
  /**
   * The error's name without `Exception` and `_`, in lower case: `accessdenied`, `slowdown`. Empty
   * if there is none.
   */
  readonly code: string;
  readonly status: number;
  /** The service's message: one line, short, redacted. */
  readonly detail: string | undefined;
  /**
   * By how many minutes this machine's clock is off, if it is so much that signatures are rejected.
   */
  readonly clockMinutes: number | undefined;

  constructor(facts: Pick<AwsRefusal, 'code' | 'status' | 'detail' | 'clockMinutes'>) {
    super(facts.code);
    this.code = facts.code;
    this.status = facts.status;
    this.detail = facts.detail;
    this.clockMinutes = facts.clockMinutes;
  }
}

const SKEW_MS = 5 * 60_000;
const THROTTLED: ReadonlySet<string> = new Set(['throttling', 'throttled', 'toomanyrequests']);

/**
 * The error that a response means; undefined for a successful response. `signedAt` is set if the
 * request was signed.
 */
export function responseError(
  response: AwsResponse,
  format: ResponseFormat,
  signedAt: number | undefined,
): HttpError | AwsRefusal | undefined {
  const { status, headers } = response;
  if (status === 407) return new HttpError(failure({ code: 'proxy-login' }));
  if (status >= 300 && status < 400) return new HttpError(failure({ code: 'redirected' }));
  if (status === 429) return new HttpError(transientError('throttled'));
  if (status >= 500) return new HttpError(transientError('server-error'));
  const error = format === 'json' ? jsonError(response) : xmlError(response);
  if (error instanceof HttpError) return error;
  if (status >= 200 && status < 300) return undefined;
  const code = normalizeCode(error.code);
  if (THROTTLED.has(code)) return new HttpError(transientError('throttled'));
  const detail = error.message === '' ? undefined : redactedLine(error.message);
  return new AwsRefusal({
    code,
    status,
    detail,
    clockMinutes: clockOffsetMinutes(headers.date, signedAt),
  });
}

interface ErrorText {
  readonly code: string;
  readonly message: string;
}

function jsonError({ status, headers, body }: AwsResponse): ErrorText | HttpError {
  const header = headers['x-amzn-errortype'];
  // A sign-out has an empty response, and an error may consist of its header alone.
  if (body.trim() === '' && (status < 300 || status >= 400))
    return { code: header ?? '', message: '' };
  const fields = parseObject(body);
  if (fields === undefined)
    return new HttpError(
      transientError(body.trimStart().startsWith('{') ? 'cut-answer' : 'not-an-answer'),
    );
  const { __type, code, error, message, error_description: description } = fields;
  return {
    code: [header, __type, error, code].find((one) => typeof one === 'string') ?? '',
    message: [message, description].find((one) => typeof one === 'string') ?? '',
  };
}

/**
 * SECURITY: a response that declares a document type is rejected before a parser sees it. Its own
 * entities could grow without limit, or replace `&lt;` with other text. STS sends none.
 */
function xmlError({ body }: AwsResponse): ErrorText | HttpError {
  const isStsResponse = /^\s*(?:<\?xml[^>]*\?>\s*)?<\w+Response[\s>]/.test(body);
  if (!isStsResponse || /<!(?:DOCTYPE|ENTITY)/i.test(body))
    return new HttpError(transientError('not-an-answer'));
  if (!/<\/\w+Response>\s*$/.test(body)) return new HttpError(transientError('cut-answer'));
  return xmlErrorText(body);
}

/**
 * `com.amazonaws…#AccessDeniedException:http://…`, `access_denied` and `AccessDenied` all become
 * `accessdenied`.
 */
const normalizeCode = (code: string): string =>
  (code.split(':')[0]?.split('#').at(-1) ?? '')
    .replace(/Exception$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
    .slice(0, 100);

function clockOffsetMinutes(
  date: string | undefined,
  signedAt: number | undefined,
): number | undefined {
  const serverTime = Date.parse(date ?? '');
  if (signedAt === undefined || Number.isNaN(serverTime)) return undefined;
  const off = Math.abs(serverTime - signedAt);
  return off > SKEW_MS ? Math.round(off / 60_000) : undefined;
}

/** The fields of a JSON object; undefined for anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? // Checked above to be an object; its fields stay unknown.
        (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
