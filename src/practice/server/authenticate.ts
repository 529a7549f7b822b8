import { createHash, timingSafeEqual } from 'node:crypto';
import { serviceError, type ErrorName, type ServiceError } from '../api/operation-result.ts';
import { parseAuthorizationHeader, type AuthorizationHeader } from './authorization-header.ts';
import { sha256, signatureOf } from './sigv4.ts';

/** The keys that requests must be signed with, and the scope of their signatures. */
export interface StudioKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** If given, requests must carry it; otherwise they must carry no session token. */
  readonly sessionToken?: string;
  readonly region: string;
  /** The service in the scope of signatures; `nimble` by default. */
  readonly service?: string;
  readonly findIssuedKeys?: FindIssuedKeys;
}

/** Looks up further keys for each request. Undefined if no keys have this access key id. */
export type FindIssuedKeys = (accessKeyId: string) => IssuedKeys | undefined;

/** Keys that another service issued, for example a sign-in service. */
export interface IssuedKeys {
  readonly secretAccessKey: string;
  /** If given, requests must carry it; otherwise they must carry no session token. */
  readonly sessionToken?: string;
  /** True if the keys have expired. Requests signed with them get ExpiredTokenException. */
  readonly expired?: boolean;
}

/** A request as it was received, before its signature is checked. */
export interface UnverifiedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names are lower case. Each has all its values, in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

const toleranceMs = 5 * 60_000;

/** Checks a request's signature. Returns undefined if it is valid, otherwise the error to send. */
export function authenticate(
  request: UnverifiedRequest,
  keys: StudioKeys,
  nowMs: number,
): ServiceError | undefined {
  const header = singleHeader(request, 'authorization');
  const amzDate = singleHeader(request, 'x-amz-date');
  if (header === undefined || header === '') {
    return authError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const authorization = parseAuthorizationHeader(header);
  const sentAtMs = parseAmzDate(amzDate ?? '');
  if (authorization === undefined || amzDate === undefined || sentAtMs === undefined) {
    return authError(
      'IncompleteSignatureException',
      'Authorization or X-Amz-Date is not as it must be.',
    );
  }
  const signingKeys = findKeys(authorization.accessKeyId, keys);
  if (signingKeys === undefined || !hasExpectedToken(request, signingKeys)) {
    const message = 'The security token included in the request is invalid.';
    return authError('UnrecognizedClientException', message);
  }
  const scopeProblem =
    findScopeProblem(authorization, keys, amzDate) ?? findAgeProblem(amzDate, sentAtMs, nowMs);
  if (scopeProblem !== undefined) return authError('InvalidSignatureException', scopeProblem);
  const contentProblem = findHeaderProblem(request, authorization) ?? findPayloadProblem(request);
  if (contentProblem !== undefined) return authError('InvalidSignatureException', contentProblem);

  const headers = new Map(
    authorization.signedHeaders.map((name) => [name, request.headers.get(name) ?? []]),
  );
  const { method, path, query, body } = request;
  const signedRequest = { method, path, query, headers, body };
  if (
    !equalInConstantTime(
      authorization.signature,
      signatureOf(signedRequest, authorization, amzDate, signingKeys.secretAccessKey),
    )
  ) {
    const message =
      'The request signature we calculated does not match the signature you provided.';
    return authError('InvalidSignatureException', message);
  }
  return signingKeys.expired === true
    ? authError('ExpiredTokenException', 'The security token included in the request is expired.')
    : undefined;
}

function findKeys(accessKeyId: string, keys: StudioKeys): IssuedKeys | undefined {
  return equalInConstantTime(accessKeyId, keys.accessKeyId)
    ? keys
    : keys.findIssuedKeys?.(accessKeyId);
}

function findScopeProblem(
  authorization: AuthorizationHeader,
  keys: StudioKeys,
  amzDate: string,
): string | undefined {
  const { service = 'nimble' } = keys;
  if (authorization.region !== keys.region) {
    return `Credential should be scoped to a valid region, not '${authorization.region}'.`;
  }
  if (authorization.service !== service) {
    return `Credential should be scoped to correct service: '${service}'.`;
  }
  return amzDate.startsWith(authorization.date)
    ? undefined
    : 'The date in the credential scope is not the date of X-Amz-Date.';
}

function findAgeProblem(amzDate: string, sentAtMs: number, nowMs: number): string | undefined {
  if (Math.abs(nowMs - sentAtMs) <= toleranceMs) return undefined;
  const limit = formatAmzDate(nowMs + (sentAtMs < nowMs ? -toleranceMs : toleranceMs));
  return sentAtMs < nowMs
    ? `Signature expired: ${amzDate} is now earlier than ${limit}`
    : `Signature not yet current: ${amzDate} is still later than ${limit}`;
}

function findHeaderProblem(
  request: UnverifiedRequest,
  { signedHeaders }: AuthorizationHeader,
): string | undefined {
  const required = [...request.headers.keys()].filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  );
  const missing = required.find((name) => !signedHeaders.includes(name));
  if (missing !== undefined) return `'${missing}' must be a signed header.`;
  const notSent = signedHeaders.find((name) => !request.headers.has(name));
  return notSent === undefined ? undefined : `'${notSent}' is signed but was not sent.`;
}

function findPayloadProblem(request: UnverifiedRequest): string | undefined {
  const sentHash = singleHeader(request, 'x-amz-content-sha256');
  if (sentHash === undefined || equalInConstantTime(sentHash, sha256(request.body)))
    return undefined;
  return 'X-Amz-Content-Sha256 does not match the body.';
}

function hasExpectedToken(request: UnverifiedRequest, { sessionToken }: IssuedKeys): boolean {
  const sentToken = singleHeader(request, 'x-amz-security-token');
  if (sessionToken === undefined) return !request.headers.has('x-amz-security-token');
  return sentToken !== undefined && equalInConstantTime(sentToken, sessionToken);
}

function singleHeader(request: UnverifiedRequest, name: string): string | undefined {
  const values = request.headers.get(name);
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

// SECURITY: compares digests, so that the time taken reveals neither length nor content.
function equalInConstantTime(received: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(received), digest(expected));
}

function authError(name: ErrorName, message: string): ServiceError {
  return serviceError(name, name, message);
}
