import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createSts } from '../../../../src/main/adapters/sts/sts.ts';
import { asKeys } from '../../../../src/main/core/secrets/keys.ts';
import type { Keys } from '../../../../src/main/core/secrets/keys.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { SessionKeys } from '../../../../src/main/core/sign-in/sign-in.ts';
import { ok, err, type Result } from '../../../../src/shared/base/failure.ts';
import type { Fault } from '../../../support/aws-sign-in/fault.ts';
import { openSignIn } from '../../../support/aws-sign-in/test-clients.ts';
import type { SignInScript } from '../../../support/aws-sign-in/script.ts';
import { calm, directHttp } from '../../../support/providers/nimble.ts';
import { deadPort } from '../../../support/network/servers.ts';

const sts = createSts(directHttp());
const role = { roleArn: 'arn:aws:iam::000000000000:role/practice-compositor' };
const device = 'arn:aws:iam::000000000000:mfa/practice-artist';
const keysOfTest = asKeys({ accessKeyId: 'PIER', secretAccessKey: 'hush-hush' });

async function open(script: SignInScript = {}) {
  const aws = await openSignIn({ script });
  const target = { region: 'us-west-2', endpoint: aws.endpoint };
  return { aws, target, keys: asKeys(aws.keysOf()) };
}

const valueOf = (outcome: Result<SessionKeys>): SessionKeys => {
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
};

describe('temporary keys', () => {
  it('have a token and an expiry, and are valid', async () => {
    const { aws, target, keys } = await open({ sessionTokenBytes: 3_000 });
    const session = valueOf(await sts.session(keys, target, calm()));
    expect(session.expiresAt).toBe(aws.sessions[0]?.expiresAtMs);
    expect(session.sessionToken?.reveal().length).toBeGreaterThan(3_000);
    expect(await sts.caller(session, target, calm())).toEqual(
      ok({ account: '000000000000', arn: 'arn:aws:iam::000000000000:user/practice-artist' }),
    );
  });

  it('that the organization does not allow are reported as access-denied', async () => {
    const { target, keys } = await open({ noSessionTokens: true });
    expect(await sts.session(keys, target, calm())).toMatchObject({
      ok: false,
      failure: { code: 'access-denied', operation: 'sts:GetSessionToken' },
    });
  });
});

describe('a role', () => {
  it('is assumed, and its keys expire', async () => {
    const { aws, target, keys } = await open();
    const assumed = valueOf(await sts.assumeRole(keys, role, target, calm()));
    expect(assumed.expiresAt).toBe(aws.sessions[0]?.expiresAtMs);
    const caller = await sts.caller(assumed, target, calm());
    const { arn } = caller.ok ? caller.value : { arn: '' };
    expect(arn).toMatch(/:assumed-role\/practice-compositor\/stagedoor-[0-9a-f]{12}$/);
  });

  it('is assumed with its external id only', async () => {
    const { target, keys } = await open({
      roles: [{ name: 'practice-compositor', externalId: 'pier-17' }],
    });
    const right = { ...role, externalId: 'pier-17' };
    expect(await sts.assumeRole(keys, right, target, calm())).toMatchObject({ ok: true });
    const wrong = await sts.assumeRole(keys, { ...role, externalId: 'pier-18' }, target, calm());
    expect(wrong).toMatchObject({
      failure: { code: 'access-denied', operation: 'sts:AssumeRole' },
    });
  });

  it('is assumed with an MFA code, once', async () => {
    const { target, keys } = await open({
      roles: [{ name: 'practice-compositor', needsMfa: true }],
    });
    const request = { ...role, mfaSerial: device, code: new Secret('135790') };
    expect(await sts.assumeRole(keys, request, target, calm())).toMatchObject({ ok: true });
    expect(await sts.assumeRole(keys, request, target, calm())).toEqual(
      err({ code: 'mfa-refused' }),
    );
  });

  it.each(['', '12345', '1234567', '12345x', '１２３４５６', '123456\n'])(
    'is not requested with %j, which is not an MFA code',
    async (code) => {
      const { aws, target, keys } = await open();
      const request = { ...role, mfaSerial: device, code: new Secret(code) };
      const refused = await sts.assumeRole(keys, request, target, calm());
      expect(refused).toEqual(err({ code: 'mfa-refused' }));
      expect(aws.requests).toEqual([]);
    },
  );

  it('that does not exist is not reported as a wrong code', async () => {
    const { target, keys } = await open({ roles: [] });
    const request = { ...role, mfaSerial: device, code: new Secret('135790') };
    expect(await sts.assumeRole(keys, request, target, calm())).toMatchObject({
      failure: { code: 'access-denied' },
    });
  });
});

describe('keys', () => {
  it('that have expired are reported', async () => {
    const { aws, target, keys } = await open();
    const session = valueOf(await sts.session(keys, target, calm()));
    aws.expireSessions();
    const expired = err({ code: 'credentials-expired' });
    expect(await sts.caller(session, target, calm())).toEqual(expired);
    expect(await sts.assumeRole(session, role, target, calm())).toEqual(expired);
  });

  it.each<[string, (keys: Keys) => Keys]>([
    ['that are unknown', () => keysOfTest],
    ['with another secret', (keys) => ({ ...keys, secretAccessKey: new Secret('another') })],
  ])('%s are refused', async (_, change) => {
    const { target, keys } = await open();
    const refused = err({ code: 'credentials-refused' });
    expect(await sts.session(change(keys), target, calm())).toEqual(refused);
  });

  it.each([
    [-3, 'credentials-refused'],
    [7, 'clock-wrong'],
    [-95, 'clock-wrong'],
  ])('at a service whose clock is %d minutes ahead fail with %s', async (minutes, code) => {
    const at = { now: () => Date.now() + minutes * 60_000 };
    const aws = await openSignIn(at);
    const target = { region: 'us-west-2', endpoint: aws.endpoint };
    const keys = asKeys({ ...aws.keysOf(), secretAccessKey: 'another' });
    expect(await sts.session(keys, target, calm())).toEqual({
      ok: false,
      failure: code === 'clock-wrong' ? { code, minutes: Math.abs(minutes) } : { code },
    });
  });
});

describe('a response of STS', () => {
  const xml = (body: string): Fault => ({
    kind: 'raw',
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body,
  });
  const session = (fields: string) =>
    xml(
      `<GetSessionTokenResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetSessionTokenResult><Credentials>${fields}</Credentials></GetSessionTokenResult></GetSessionTokenResponse>`,
    );
  it.each<[string, Fault, object]>([
    ['with entity declarations', { kind: 'entities' }, { transientError: 'not-an-answer' }],
    ['with an entity bomb', { kind: 'entity-bomb' }, { transientError: 'not-an-answer' }],
    ['that is a web page', { kind: 'html' }, { transientError: 'not-an-answer' }],
    ['that is empty', { kind: 'empty' }, { transientError: 'not-an-answer' }],
    ['that is truncated', xml('<GetSessionTokenResponse><Get'), { transientError: 'cut-answer' }],
    [
      'that is not valid XML',
      xml('<GetSessionTokenResponse><<></GetSessionTokenResponse>'),
      { transientError: 'not-an-answer' },
    ],
    [
      'without a token',
      session(
        '<AccessKeyId>A</AccessKeyId><SecretAccessKey>B</SecretAccessKey><Expiration>2099-01-01T00:00:00Z</Expiration>',
      ),
      { transientError: 'not-an-answer' },
    ],
    [
      'without an expiry',
      session(
        '<AccessKeyId>A</AccessKeyId><SecretAccessKey>B</SecretAccessKey><SessionToken>C</SessionToken>',
      ),
      { transientError: 'not-an-answer' },
    ],
    ['that is throttled', { kind: 'throttle' }, { transientError: 'throttled' }],
    ['with a server error', { kind: 'internal' }, { transientError: 'server-error' }],
    ['that is dropped', { kind: 'drop' }, { transientError: 'dropped' }],
    ['that is too large', { kind: 'huge' }, { code: 'answer-too-large' }],
    [
      'that redirects',
      { kind: 'raw', status: 302, headers: { location: 'https://evil.example/' } },
      { code: 'redirected' },
    ],
  ])('%s fails with an explanation, after one request', async (_, fault, failure) => {
    const { aws, target, keys } = await open({ faults: [{ fault, times: 9 }] });
    expect(await sts.session(keys, target, calm())).toEqual({
      ok: false,
      failure: { code: 'service-unreachable', ...failure },
    });
    expect(aws.requests).toHaveLength(1);
  });

  it('with escaped markup is decoded once', async () => {
    const fault = session(
      '<AccessKeyId>A</AccessKeyId><SecretAccessKey>a&lt;b&amp;lt;</SecretAccessKey><SessionToken>C</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>',
    );
    const { target, keys } = await open({ faults: [{ fault }] });
    const given = valueOf(await sts.session(keys, target, calm()));
    expect(given.secretAccessKey.reveal()).toBe('a<b&lt;');
  });

  it('is reported as unreachable if the connection is refused', async () => {
    const target = { region: 'us-west-2', endpoint: `http://127.0.0.1:${await deadPort()}` };
    const nobody = await sts.session(keysOfTest, target, calm());
    expect(nobody).toEqual(err({ code: 'service-unreachable', transientError: 'refused' }));
  });

  it('that never arrives is abandoned as soon as it is cancelled', async () => {
    const { aws, target, keys } = await open({ faults: [{ fault: { kind: 'hang' } }] });
    const stop = new AbortController();
    const asked = sts.session(keys, target, stop.signal);
    await expect.poll(() => aws.requests.length, { timeout: 60_000 }).toBe(1);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a failure', () => {
  it('contains no key, no token and no response', async () => {
    const { target, keys } = await open({ noSessionTokens: true });
    const failure = await sts.session(keys, target, calm());
    const seen = inspect(failure, { depth: 9, showHidden: true });
    for (const secret of [keys.accessKeyId, keys.secretAccessKey])
      expect(seen).not.toContain(secret.reveal());
    expect(seen).not.toContain('<');
  });
});
