import { createHash, createHmac } from 'node:crypto';

/**
 * AWS Signature Version 4, the server's half: what a request's signature has to be.
 * Source: "Create a signed AWS API request" in the IAM user guide.
 */

/** The parts of a request that are signed, as they travelled. */
export interface SignedRequest {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** Still percent-encoded, without the question mark. */
  readonly query: string;
  /** The headers that are signed, names in lower case; several values of one name stay apart. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

/** Where and when a signature holds. */
export interface Scope {
  /** YYYYMMDD. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** The signature (hex) that this request must carry. */
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

/** The canonical form of a request: what both sides hash. */
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

/** Dot segments resolved, then encoded a second time, as all services but S3 want it. */
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

/** Encodes what is already encoded in one and the same way. Broken percent signs stay as they are. */
function recode(text: string): string {
  try {
    return encode(decodeURIComponent(text));
  } catch {
    return encode(text);
  }
}

/** RFC 3986: everything but unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
