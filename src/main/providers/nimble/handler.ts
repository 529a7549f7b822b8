import { HttpError, type Http, type Trust } from '../../core/http.ts';
import { classify, parseObject } from './classify.ts';
import { operationOf } from './operations.ts';
import { tidyAnswer } from './tidy.ts';

/** What the SDK hands a request handler; the fields we use of it. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | (string | null)[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/**
 * Sends the SDK's requests over our HTTP and lets only good answers through to it. Everything else is
 * thrown as {@link HttpError} with what it means, so an SDK error, which carries the raw answer, is
 * never made. `$response` holds the status and the Date alone: from it the SDK learns the service's time.
 */
export class NimbleRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #http: Http;
  readonly #trust: Trust;

  constructor(http: Http, trust: Trust) {
    this.#http = http;
    this.#trust = trust;
  }

  async handle(
    request: SdkRequest,
    options: { abortSignal?: unknown } = {},
  ): Promise<{ response: SdkResponse }> {
    const { url, body: sent } = requestUrl(request);
    // We always pass an AbortSignal to `send`; the SDK types it more loosely.
    const signal = options.abortSignal as AbortSignal;
    const { host: _host, ...headers } = request.headers;
    const {
      status,
      headers: theirs,
      body: bytes,
    } = await this.#http(
      {
        method: request.method,
        url,
        headers,
        ...(sent !== undefined && { body: sent }),
        trust: this.#trust,
      },
      signal,
    );
    const text = new TextDecoder().decode(bytes);
    const problem = classify(
      { status, headers: theirs, body: text },
      operationOf(request),
      signedAt(request),
    );
    if (problem !== undefined) {
      throw Object.assign(new HttpError(problem), {
        $response: { statusCode: status, headers: dateOf(theirs) },
      });
    }
    const body = new TextEncoder().encode(JSON.stringify(tidyAnswer(parseObject(text) ?? {})));
    return { response: { statusCode: status, headers: { ...theirs }, body } };
  }
}

const dateOf = ({ date }: Readonly<Record<string, string>>): Record<string, string> =>
  date === undefined ? {} : { date };

/** The moment a request was signed for: our clock, or the service's once the SDK has learned it. */
function signedAt({ headers }: SdkRequest): number {
  const [year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers['x-amz-date'] ?? '')?.slice(1) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? Date.now() : at;
}

function requestUrl(request: SdkRequest): { url: URL; body: string | Uint8Array | undefined } {
  const port = request.port === undefined ? '' : `:${request.port}`;
  const url = new URL(
    `${request.protocol}//${request.hostname}${port}${request.path}${queryText(request.query ?? {})}`,
  );
  const { body } = request;
  return { url, body: typeof body === 'string' || body instanceof Uint8Array ? body : undefined };
}

function queryText(query: NonNullable<SdkRequest['query']>): string {
  const escape = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const pairs = Object.keys(query)
    .sort()
    .flatMap((name) =>
      [query[name] ?? null].flat().map((value) => `${escape(name)}=${escape(value ?? '')}`),
    );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
