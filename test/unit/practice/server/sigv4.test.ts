import { ListStudiosCommand, NimbleClient } from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import {
  authenticate,
  type UnverifiedRequest,
} from '../../../../src/practice/server/authenticate.ts';
import { canonicalRequest, sha256, signatureOf } from '../../../../src/practice/server/sigv4.ts';

// AWS's published example: GET ListUsers of IAM, 30 August 2015, with the documentation's keys.
describe("AWS's documented example", () => {
  const request = {
    method: 'GET',
    path: '/',
    query: 'Action=ListUsers&Version=2010-05-08',
    headers: new Map([
      ['content-type', ['application/x-www-form-urlencoded; charset=utf-8']],
      ['host', ['iam.amazonaws.com']],
      ['x-amz-date', ['20150830T123600Z']],
    ]),
    body: new Uint8Array(),
  };
  const secret = ['wJalrXUtnFEMI', 'K7MDENG+bPxRfiCYEXAMPLEKEY'].join('/');

  it('has the published hash of its canonical request', () => {
    expect(sha256(canonicalRequest(request))).toBe(
      'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    );
  });

  it('has the published signature', () => {
    const scope = { date: '20150830', region: 'us-east-1', service: 'iam' };
    expect(signatureOf(request, scope, '20150830T123600Z', secret)).toBe(
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });
});

interface Wire {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body?: string;
}

const keys = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'a-made-up-secret',
  region: 'us-west-2',
};
const now = Date.UTC(2015, 7, 30, 12, 36);

/** Lets the SDK sign any request and catches it before it is sent. */
async function signBySdk(
  overrides: Partial<Wire>,
  sessionToken?: string,
): Promise<UnverifiedRequest> {
  let caught: Wire | undefined;
  const client = new NimbleClient({
    endpoint: 'http://127.0.0.1:4000',
    region: keys.region,
    credentials: { ...keys, ...(sessionToken === undefined ? {} : { sessionToken }) },
    systemClockOffset: now - Date.now(),
    maxAttempts: 1,
    requestHandler: {
      handle: (request: Wire) => {
        caught = request;
        return Promise.reject(new Error('caught'));
      },
    },
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as Wire;
      Object.assign(request, overrides, { headers: { ...request.headers, ...overrides.headers } });
      return next(args);
    },
    { step: 'build', priority: 'low' },
  );
  await expect(client.send(new ListStudiosCommand({}))).rejects.toThrow('caught');
  const { method, path, query, headers, body } = caught!;
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  return {
    method,
    path,
    query: pairs.join('&'),
    headers: new Map(Object.entries(headers).map(([name, v]) => [name.toLowerCase(), [v]])),
    body: Buffer.from(overrides.body ?? body ?? ''),
  };
}

describe("a request signed by AWS's SDK is accepted", () => {
  // The cases of AWS's signature test suite, written again for Nimble.
  const cases: readonly [string, Partial<Wire>][] = [
    ['without changes', {}],
    ['with POST', { method: 'POST' }],
    ['with a body', { method: 'POST', body: '{"expirationInSeconds":60}' }],
    ['with a body that is not ASCII', { method: 'POST', body: '{"name":"Grüße 🎬"}' }],
    ['with the root path', { path: '/' }],
    ['with an extra slash', { path: '//example//' }],
    ['with dots to resolve', { path: '/example/./one/../two' }],
    ['with more dots than segments', { path: '/../..' }],
    ['with a slash at the end', { path: '/example/' }],
    ['with a space in its path', { path: '/example%20space/' }],
    ['with UTF-8 in its path', { path: '/%E1%88%B4' }],
    ['with a colon in its path', { path: '/2020-08-01/studios/us-west-2%3Astid-1' }],
    ['with every unreserved character', { path: "/-._~0123456789abcXYZ!'()*" }],
    ['with query names out of order', { query: { b: '2', a: '1', B: '3' } }],
    ['with one query name twice', { query: { p: ['z', 'a', 'm'] } }],
    ['with an empty query value', { query: { p: '' } }],
    ['with reserved characters in its query', { query: { "p!'()*": 'a/b?c=d&e+f g%' } }],
    ['with UTF-8 in its query', { query: { ሴ: 'bar' } }],
    ['with spaces in a header', { headers: { 'x-amz-meta': '  a   b  c ' } }],
    ['with a client token', { headers: { 'x-amz-client-token': 'one-request' } }],
  ];

  it.each(cases)('%s', async (_, overrides) => {
    expect(authenticate(await signBySdk(overrides), keys, now)).toBeUndefined();
  });

  it('with a session token', async () => {
    const request = await signBySdk({}, 'a/token+with=signs');
    const sessionToken = 'a/token+with=signs';
    expect(authenticate(request, { ...keys, sessionToken }, now)).toBeUndefined();
  });
});

describe('a request is refused', () => {
  const changed = (request: UnverifiedRequest, name: string, value: string): UnverifiedRequest => ({
    ...request,
    headers: new Map([...request.headers, [name, [value]]]),
  });
  const without = (request: UnverifiedRequest, removed: string): UnverifiedRequest => ({
    ...request,
    headers: new Map([...request.headers].filter(([name]) => name !== removed)),
  });
  const authorization = (request: UnverifiedRequest): string =>
    request.headers.get('authorization')![0]!;

  const cases: readonly [
    string,
    (request: UnverifiedRequest) => UnverifiedRequest,
    string,
    RegExp,
  ][] = [
    [
      'without a signature',
      (request) => without(request, 'authorization'),
      'MissingAuthenticationTokenException',
      /^Missing Authentication Token$/,
    ],
    [
      'with an incomplete Authorization header',
      (request) => changed(request, 'authorization', authorization(request).replace(/, Sig.*/, '')),
      'IncompleteSignatureException',
      /not as it must be/,
    ],
    [
      'without X-Amz-Date',
      (request) => without(request, 'x-amz-date'),
      'IncompleteSignatureException',
      /not as it must be/,
    ],
    [
      'of an unknown key',
      (request) =>
        changed(request, 'authorization', authorization(request).replace('AKID', 'AKIX')),
      'UnrecognizedClientException',
      /token included in the request is invalid/,
    ],
    [
      'with an unknown session token',
      (request) => changed(request, 'x-amz-security-token', 'stolen'),
      'UnrecognizedClientException',
      /token included in the request is invalid/,
    ],
    [
      'for another region',
      (request) =>
        changed(request, 'authorization', authorization(request).replace('west-2', 'east-1')),
      'InvalidSignatureException',
      /valid region, not 'us-east-1'/,
    ],
    [
      'for another service',
      (request) =>
        changed(request, 'authorization', authorization(request).replace('/nimble/', '/s3/')),
      'InvalidSignatureException',
      /correct service: 'nimble'/,
    ],
    [
      'of another day in its scope',
      (request) =>
        changed(request, 'authorization', authorization(request).replace('20150830', '20150829')),
      'InvalidSignatureException',
      /not the date of X-Amz-Date/,
    ],
    [
      'that leaves its host unsigned',
      (request) => changed(request, 'authorization', authorization(request).replace(';host;', ';')),
      'InvalidSignatureException',
      /^'host' must be a signed header/,
    ],
    [
      'with a client token added after signing',
      (request) => changed(request, 'x-amz-client-token', 'another-request'),
      'InvalidSignatureException',
      /^'x-amz-client-token' must be a signed header/,
    ],
    [
      'whose signed header was removed',
      (request) => without(request, 'amz-sdk-request'),
      'InvalidSignatureException',
      /^'amz-sdk-request' is signed but was not sent/,
    ],
    [
      'whose body was changed',
      (request) => ({ ...request, body: Buffer.from('{}') }),
      'InvalidSignatureException',
      /does not match the body/,
    ],
    [
      'whose path was changed',
      (request) => ({ ...request, path: `${request.path}/other` }),
      'InvalidSignatureException',
      /signature we calculated does not match/,
    ],
    [
      'whose query was changed',
      (request) => ({ ...request, query: 'nextToken=other' }),
      'InvalidSignatureException',
      /signature we calculated does not match/,
    ],
    [
      'whose method was changed',
      (request) => ({ ...request, method: 'DELETE' }),
      'InvalidSignatureException',
      /signature we calculated does not match/,
    ],
    [
      'that was sent to another host',
      (request) => changed(request, 'host', '127.0.0.1:4001'),
      'InvalidSignatureException',
      /signature we calculated does not match/,
    ],
  ];

  it.each(cases)('%s', async (_, change, name, message) => {
    const error = authenticate(change(await signBySdk({})), keys, now);
    expect(error).toMatchObject({ name, message: expect.stringMatching(message) as string });
  });

  it('signed with another secret', async () => {
    const error = authenticate(await signBySdk({}), { ...keys, secretAccessKey: 'other' }, now);
    expect(error?.name).toBe('InvalidSignatureException');
  });

  it('without the session token that belongs to the keys', async () => {
    const error = authenticate(await signBySdk({}), { ...keys, sessionToken: 'needed' }, now);
    expect(error?.name).toBe('UnrecognizedClientException');
  });

  it('more than five minutes after it was signed, and not before', async () => {
    const request = await signBySdk({});
    expect(authenticate(request, keys, now + 299_000)).toBeUndefined();
    const late = authenticate(request, keys, now + 302_000);
    expect(late).toMatchObject({ status: 403, name: 'InvalidSignatureException' });
    expect(late?.message).toMatch(/^Signature expired: 20150830T1236\d\dZ is now earlier than /);
  });

  it('more than five minutes before it was signed', async () => {
    const early = authenticate(await signBySdk({}), keys, now - 302_000);
    expect(early?.message).toMatch(/^Signature not yet current: /);
  });
});
