/** Requests and responses of the AWS SDK's request handlers, converted to ours. */

/** A request as the SDK passes it to a request handler: the fields that we use. */
export interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | (string | null)[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** The request for our HTTP client, without `Host`, which follows from the URL. */
export function toHttp(request: SdkRequest): {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
} {
  const { host: _host, ...headers } = request.headers;
  const { method, body } = request;
  const sent = typeof body === 'string' || body instanceof Uint8Array ? { body } : {};
  return { method, url: urlOf(request), headers, ...sent };
}

/**
 * The time a request was signed for: by our clock, or by the service's once the SDK knows it. `undefined` if it
 * is not signed.
 */
export function signedAt({ headers }: SdkRequest): number | undefined {
  const [year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers['x-amz-date'] ?? '')?.slice(1) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

function urlOf(request: SdkRequest): URL {
  const port = request.port === undefined ? '' : `:${request.port}`;
  const origin = `${request.protocol}//${request.hostname}${port}`;
  return new URL(`${origin}${request.path}${queryText(request.query ?? {})}`);
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
