import { createHash, createHmac } from 'node:crypto';

/**
 * AWS Signature Version 4 on the server's side: computes the signature a request must have.
 * Source: "Create a signed AWS API request" in the IAM user guide.
 */

/** The signed parts of a request, as they were sent. */
export interface SignedRequest {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** Still percent-encoded, without the question mark. */
  readonly query: string;
  /** The signed headers. Names are lower case; several values of one name stay separate. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

/** The day, region and service a signature is valid for. */
export interface Scope {
  /** YYYYMMDD. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** The signature that this request must carry, in hex. `amzDate` is X-Amz-Date as it was sent. */
export function signatureOf(
  request: SignedRequest,
  scope: Scope,
  amzDate: string,
  secretAccessKey: string,
): string {
  const { date, region, service } = scope;
  const scopeText = `${date}/${region}/${service}/aws4_request`;
  const hashedRequest = sha256(canonicalRequest(request));
  const text = ['AWS4-HMAC-SHA256', amzDate, scopeText, hashedRequest].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (from, part) => createHmac('sha256', from).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

/** The canonical form of a request, which client and server hash. */
export function canonicalRequest(request: SignedRequest): string {
  const names = [...request.headers.keys()].sort();
  const lines = names.map((name) => `${name}:${canonicalValue(request.headers.get(name) ?? [])}`);
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...lines,
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
}

/** The SHA-256 of text or bytes, in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Resolves dot segments, then encodes again: all services except S3 require this. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const tail = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${tail}`;
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [recode(name), recode(value.join('='))];
    })
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalValue(values: readonly string[]): string {
  return values.map((value) => value.trim().replace(/\s+/g, ' ')).join(',');
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Normalizes percent-encoding. Text with an invalid percent sign is encoded as it is. */
function recode(text: string): string {
  try {
    return encode(decodeURIComponent(text));
  } catch {
    return encode(text);
  }
}

/** Encodes everything except the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
