import { safeText } from '../../../shared/base/safe-text.ts';
import { HttpError } from '../../core/network/http.ts';
import { failure, transientError } from '../../core/provider/service-response.ts';
import { redact } from '../../core/base/redact.ts';

/** How a service of AWS writes its answers. */
export type Speech = 'json' | 'xml';

export interface AwsAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A refusal in the service's own words, and nothing of its answer but what is said here. */
export class AwsRefusal extends Error {
  override readonly name = 'AwsRefusal';
  /** The error's name without `Exception` and `_`, in lower case: `accessdenied`, `slowdown`. Empty where there is none. */
  readonly code: string;
  readonly status: number;
  /** The service's sentence: flat, short, redacted. */
  readonly detail: string | undefined;
  /** By how many minutes this machine's clock differs, where it is so much that signatures are refused. */
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

/** What an answer means that is no good answer; nothing when it is one. `signedAt` where the request was signed. */
export function judgeAnswer(
  answer: AwsAnswer,
  speech: Speech,
  signedAt: number | undefined,
): HttpError | AwsRefusal | undefined {
  const { status, headers } = answer;
  if (status === 407) return new HttpError(failure({ code: 'proxy-login' }));
  if (status >= 300 && status < 400) return new HttpError(failure({ code: 'redirected' }));
  if (status === 429) return new HttpError(transientError('throttled'));
  if (status >= 500) return new HttpError(transientError('server-error'));
  const said = speech === 'json' ? sayingOfJson(answer) : sayingOfXml(answer);
  if (said instanceof HttpError) return said;
  if (status >= 200 && status < 300) return undefined;
  const code = plainCode(said.code);
  if (THROTTLED.has(code)) return new HttpError(transientError('throttled'));
  const detail = said.message === '' ? undefined : safeText(redact(safeText(said.message)));
  return new AwsRefusal({ code, status, detail, clockMinutes: minutesOff(headers.date, signedAt) });
}

interface Saying {
  readonly code: string;
  readonly message: string;
}

function sayingOfJson({ status, headers, body }: AwsAnswer): Saying | HttpError {
  const named = headers['x-amzn-errortype'];
  // Signing out is answered with nothing at all, and a refusal may be its header alone.
  if (body.trim() === '' && (status < 300 || status >= 400))
    return { code: named ?? '', message: '' };
  const fields = parseObject(body);
  if (fields === undefined)
    return new HttpError(
      transientError(body.trimStart().startsWith('{') ? 'cut-answer' : 'not-an-answer'),
    );
  const { __type, code, error, message, error_description: description } = fields;
  return {
    code: [named, __type, error, code].find((one) => typeof one === 'string') ?? '',
    message: [message, description].find((one) => typeof one === 'string') ?? '',
  };
}

/**
 * SECURITY: an answer that defines a document type is refused before a parser sees it. Entities of its
 * own could grow without limit, or put other text in the place of `&lt;`. STS sends none.
 */
function sayingOfXml({ body }: AwsAnswer): Saying | HttpError {
  const isOurs = /^\s*(?:<\?xml[^>]*\?>\s*)?<\w+Response[\s>]/.test(body);
  if (!isOurs || /<!(?:DOCTYPE|ENTITY)/i.test(body))
    return new HttpError(transientError('not-an-answer'));
  if (!/<\/\w+Response>\s*$/.test(body)) return new HttpError(transientError('cut-answer'));
  return {
    code: /<Code>([\w.]{1,100})<\/Code>/.exec(body)?.[1] ?? '',
    message: unescapeXml(/<Message>([^<]{1,2000})<\/Message>/.exec(body)?.[1] ?? ''),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};
const unescapeXml = (text: string): string =>
  text.replace(/&(#?\w{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** `com.amazonaws…#AccessDeniedException:http://…`, `access_denied` and `AccessDenied` are all `accessdenied`. */
const plainCode = (code: string): string =>
  (code.split(':')[0]?.split('#').at(-1) ?? '')
    .replace(/Exception$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
    .slice(0, 100);

function minutesOff(date: string | undefined, signedAt: number | undefined): number | undefined {
  const theirs = Date.parse(date ?? '');
  if (signedAt === undefined || Number.isNaN(theirs)) return undefined;
  const off = Math.abs(theirs - signedAt);
  return off > SKEW_MS ? Math.round(off / 60_000) : undefined;
}

/** A JSON object as its fields; nothing for anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? // Just checked to be an object; its fields stay unknown.
        (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
