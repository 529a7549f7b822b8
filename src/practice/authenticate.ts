import { createHash, timingSafeEqual } from 'node:crypto';
import { serviceError, type ErrorName, type ServiceError } from './answer.ts';
import { parseAuthorization, type Authorization } from './authorization.ts';
import { sha256, signatureOf } from './sigv4.ts';

/** Who may ask. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where given, requests must carry it; where not, they must carry none. */
  readonly sessionToken?: string;
  readonly region: string;
  /** The service that signatures have to be for; `nimble` where not given. */
  readonly service?: string;
  readonly alsoAccepts?: AlsoAccepts;
}

/** Keys besides the fixed ones, asked for at each request. Undefined: nobody has this id. */
export type AlsoAccepts = (accessKeyId: string) => GuestKeys | undefined;

/** Keys that somebody else gave out, as a sign-in service does. */
export interface GuestKeys {
  readonly secretAccessKey: string;
  /** As with the fixed keys: what requests must carry, or that they must carry none. */
  readonly sessionToken?: string;
  /** Their time is over: a request that is signed with them earns ExpiredTokenException. */
  readonly expired?: boolean;
}

/** A request as it came, before anything in it is believed. */
export interface Claim {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names in lower case, each with all its values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

const toleranceMs = 5 * 60_000;

/** Checks a request's signature. Answers the error that it earns, or undefined for a good one. */
export function authenticate(claim: Claim, keys: Keys, nowMs: number): ServiceError | undefined {
  const header = one(claim, 'authorization');
  const amzDate = one(claim, 'x-amz-date');
  if (header === undefined || header === '') {
    return deny('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const given = parseAuthorization(header);
  const sentAtMs = parseAmzDate(amzDate ?? '');
  if (given === undefined || amzDate === undefined || sentAtMs === undefined) {
    return deny(
      'IncompleteSignatureException',
      'Authorization or X-Amz-Date is not as it must be.',
    );
  }
  const holder = holderOf(given.accessKeyId, keys);
  if (holder === undefined || !hasRightToken(claim, holder)) {
    const message = 'The security token included in the request is invalid.';
    return deny('UnrecognizedClientException', message);
  }
  const fault = scopeFault(given, keys, amzDate) ?? ageFault(amzDate, sentAtMs, nowMs);
  if (fault !== undefined) return deny('InvalidSignatureException', fault);
  const signedFault = signedHeadersFault(claim, given) ?? payloadFault(claim);
  if (signedFault !== undefined) return deny('InvalidSignatureException', signedFault);

  const headers = new Map(given.signedHeaders.map((name) => [name, claim.headers.get(name) ?? []]));
  const { method, path, query, body } = claim;
  const request = { method, path, query, headers, body };
  if (!same(given.signature, signatureOf(request, given, amzDate, holder.secretAccessKey))) {
    const message =
      'The request signature we calculated does not match the signature you provided.';
    return deny('InvalidSignatureException', message);
  }
  return holder.expired === true
    ? deny('ExpiredTokenException', 'The security token included in the request is expired.')
    : undefined;
}

function holderOf(accessKeyId: string, keys: Keys): GuestKeys | undefined {
  return same(accessKeyId, keys.accessKeyId) ? keys : keys.alsoAccepts?.(accessKeyId);
}

function scopeFault(given: Authorization, keys: Keys, amzDate: string): string | undefined {
  const { service = 'nimble' } = keys;
  if (given.region !== keys.region) {
    return `Credential should be scoped to a valid region, not '${given.region}'.`;
  }
  if (given.service !== service) {
    return `Credential should be scoped to correct service: '${service}'.`;
  }
  return amzDate.startsWith(given.date)
    ? undefined
    : 'The date in the credential scope is not the date of X-Amz-Date.';
}

function ageFault(amzDate: string, sentAtMs: number, nowMs: number): string | undefined {
  if (Math.abs(nowMs - sentAtMs) <= toleranceMs) return undefined;
  const limit = formatAmzDate(nowMs + (sentAtMs < nowMs ? -toleranceMs : toleranceMs));
  return sentAtMs < nowMs
    ? `Signature expired: ${amzDate} is now earlier than ${limit}`
    : `Signature not yet current: ${amzDate} is still later than ${limit}`;
}

function signedHeadersFault(claim: Claim, { signedHeaders }: Authorization): string | undefined {
  const must = [...claim.headers.keys()].filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  );
  const missing = must.find((name) => !signedHeaders.includes(name));
  if (missing !== undefined) return `'${missing}' must be a signed header.`;
  const absent = signedHeaders.find((name) => !claim.headers.has(name));
  return absent === undefined ? undefined : `'${absent}' is signed but was not sent.`;
}

function payloadFault(claim: Claim): string | undefined {
  const claimed = one(claim, 'x-amz-content-sha256');
  if (claimed === undefined || same(claimed, sha256(claim.body))) return undefined;
  return 'X-Amz-Content-Sha256 does not match the body.';
}

function hasRightToken(claim: Claim, { sessionToken }: GuestKeys): boolean {
  const given = one(claim, 'x-amz-security-token');
  if (sessionToken === undefined) return !claim.headers.has('x-amz-security-token');
  return given !== undefined && same(given, sessionToken);
}

function one(claim: Claim, name: string): string | undefined {
  const values = claim.headers.get(name);
  return values?.length === 1 ? values[0] : undefined;
}

function parseAmzDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(atMs) ? undefined : atMs;
}

function formatAmzDate(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

// SECURITY: digests are compared, so that neither length nor content shows in the time it takes.
function same(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function deny(name: ErrorName, message: string): ServiceError {
  return serviceError(name, name, message);
}
