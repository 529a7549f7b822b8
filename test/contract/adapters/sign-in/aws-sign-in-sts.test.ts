import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { createHandClock } from '../../../support/practice/start-studio.ts';
import { asKeys, openSignIn, stsAs, stsFor } from '../../../support/aws-sign-in/test-clients.ts';
import type { Fault } from '../../../support/aws-sign-in/fault.ts';
import type { SignInOptions } from '../../../support/aws-sign-in/start.ts';

const who = new GetCallerIdentityCommand({});
const request = {
  RoleArn: 'arn:aws:iam::000000000000:role/practice-compositor',
  RoleSessionName: 'north-pier',
};

async function start(script: SignInOptions['script'] = {}) {
  const signIn = await openSignIn({ script });
  return { signIn, sts: stsFor(signIn) };
}

/** An unsigned call, and its raw response. */
const post = (endpoint: string, body: URLSearchParams) =>
  fetch(endpoint, { method: 'POST', body, signal: AbortSignal.timeout(60_000) });

describe('the caller identity', () => {
  it('for long-lived keys is their user', async () => {
    const { sts } = await start();
    await expect(sts.send(who)).resolves.toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:user/practice-artist',
      UserId: expect.stringMatching(/^PRINCIPAL/) as string,
    });
  });

  it('with a name that needs escaping in XML arrives unchanged', async () => {
    const { sts } = await start({ users: [{ name: `a<b>&"c'` }] });
    expect((await sts.send(who)).Arn).toBe(`arn:aws:iam::000000000000:user/a<b>&"c'`);
  });

  it.each([
    [{ accessKeyId: 'LONGLIVEDNOBODY' }, 'InvalidClientTokenId'],
    [{ secretAccessKey: 'guessed' }, 'SignatureDoesNotMatch'],
    [{ sessionToken: 'made up' }, 'InvalidClientTokenId'],
  ])('with %j is refused with %s', async (wrong, name) => {
    const { signIn } = await start();
    const sts = stsFor(signIn, { credentials: { ...signIn.keysOf(), ...wrong } });
    await expect(sts.send(who)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('must be signed for this region', async () => {
    const { signIn } = await start();
    const sts = stsFor(signIn, { region: 'eu-west-1' });
    await expect(sts.send(who)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });

  it('without a signature is refused', async () => {
    const { signIn } = await start();
    const body = new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
    const response = await post(signIn.endpoint, body);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  it('with a clock that is ten minutes wrong is refused once, and the SDK then corrects it', async () => {
    const { now, pass } = createHandClock();
    pass(600_000);
    const signIn = await openSignIn({ now });
    await expect(stsFor(signIn, { maxAttempts: 2 }).send(who)).resolves.toHaveProperty('Arn');
    expect(signIn.requests.map(({ status }) => status)).toEqual([403, 200]);
  });
});

describe('a session token', () => {
  it('belongs to the same user, and lasts as long as requested', async () => {
    const { now } = createHandClock(Math.floor(Date.now() / 1_000) * 1_000);
    const signIn = await openSignIn({ now });
    const { Credentials } = await stsFor(signIn).send(
      new GetSessionTokenCommand({ DurationSeconds: 1_800 }),
    );
    expect(Credentials?.Expiration?.getTime()).toBe(now() + 1_800_000);
    const { Arn } = await stsAs(signIn, Credentials!).send(who);
    expect(Arn).toBe('arn:aws:iam::000000000000:user/practice-artist');
    expect(signIn.sessions).toEqual([
      { account: '000000000000', arn: Arn, expiresAtMs: now() + 1_800_000 },
    ]);
  });

  it('is valid until it expires, and no longer', async () => {
    const { now, pass } = createHandClock(Math.floor(Date.now() / 1_000) * 1_000);
    const signIn = await openSignIn({ now });
    const { Credentials } = await stsFor(signIn).send(
      new GetSessionTokenCommand({ DurationSeconds: 900 }),
    );
    const later = (ms: number) =>
      stsFor(signIn, { credentials: asKeys(Credentials!), systemClockOffset: ms });
    pass(899_000);
    await expect(later(899_000).send(who)).resolves.toHaveProperty('Arn');
    pass(1_000);
    await expect(later(900_000).send(who)).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it('can be revoked at once', async () => {
    const { signIn, sts } = await start();
    const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
    signIn.expireSessions();
    await expect(stsAs(signIn, Credentials!).send(who)).rejects.toMatchObject({
      name: 'ExpiredToken',
    });
    await expect(sts.send(who)).resolves.toHaveProperty('Arn');
  });

  it('is not issued for a session token, or if the script forbids it', async () => {
    const { signIn, sts } = await start();
    const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
    const refused = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };
    const again = stsAs(signIn, Credentials!).send(new GetSessionTokenCommand({}));
    await expect(again).rejects.toMatchObject(refused);
    const { sts: strict } = await start({ noSessionTokens: true });
    await expect(strict.send(new GetSessionTokenCommand({}))).rejects.toMatchObject(refused);
  });

  it.each([899, 129_601])('is not issued for %i seconds', async (DurationSeconds) => {
    const { sts } = await start();
    const command = new GetSessionTokenCommand({ DurationSeconds });
    await expect(sts.send(command)).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

describe('a fault of STS', () => {
  it.each([
    [{ kind: 'throttle' }, 'Throttling', 400],
    [{ kind: 'internal' }, 'InternalFailure', 500],
    [{ kind: 'expired-token' }, 'ExpiredToken', 403],
    [{ kind: 'access-denied' }, 'AccessDenied', 403],
  ] as const)('%j is returned once, and the next call succeeds', async (fault, name, status) => {
    const { sts } = await start({ faults: [{ on: 'GetCallerIdentity', fault }] });
    await expect(sts.send(who)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    });
    await expect(sts.send(who)).resolves.toHaveProperty('Arn');
  });

  it('that hangs ends when the caller disconnects, and has no status in the log', async () => {
    const { signIn, sts } = await start({ faults: [{ fault: { kind: 'hang' } }] });
    const abort = new AbortController();
    const sent = sts.send(who, { abortSignal: abort.signal });
    await expect.poll(() => signIn.requests.length).toBe(1);
    abort.abort();
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(signIn.requests[0]).toMatchObject({ operation: 'GetCallerIdentity', status: 0 });
  });

  it.each([
    [{ kind: 'huge', bytes: 3_000_000 }, (body: string) => body.length > 3_000_000],
    [{ kind: 'entities' }, (body: string) => /<!ENTITY l\..*<Arn>a&lt;b<\/Arn>/.test(body)],
    [{ kind: 'entity-bomb' }, (body: string) => body.split('&a;').length === 4_001],
    [{ kind: 'html' }, (body: string) => body.startsWith('<!doctype html>')],
  ] satisfies [Fault, (body: string) => boolean][])('%j is sent unchanged', async (fault, fits) => {
    const faults = [{ fault }];
    const { signIn } = await start({ faults, webIdentities: new Map([['t', 'node']]) });
    const Version = '2011-06-15';
    const call = {
      ...request,
      Action: 'AssumeRoleWithWebIdentity',
      Version,
      WebIdentityToken: 't',
    };
    const body = new URLSearchParams(call);
    const response = await post(signIn.endpoint, body);
    expect(response.status).toBe(200);
    expect(fits(await response.text())).toBe(true);
  });

  it('can send a wrong Date header', async () => {
    const fault: Fault = { kind: 'wrong-date', aheadMs: 7_200_000 };
    const signIn = await openSignIn({
      script: { faults: [{ fault }] },
      now: () => 1_700_000_000_000,
    });
    const body = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
    });
    const { headers } = await post(signIn.endpoint, body);
    expect(headers.get('date')).toBe(new Date(1_700_007_200_000).toUTCString());
  });
});

it('the log contains the operations, but nothing of any key', async () => {
  const { signIn, sts } = await start();
  const { Credentials } = await sts.send(new AssumeRoleCommand(request));
  expect(signIn.requests).toEqual([
    expect.objectContaining({ operation: 'AssumeRole', method: 'POST', path: '/', status: 200 }),
  ]);
  const reported = JSON.stringify([signIn.requests, signIn.sessions]);
  const { accessKeyId, secretAccessKey } = signIn.keysOf();
  for (const secret of [accessKeyId, secretAccessKey, ...Object.values(asKeys(Credentials!))]) {
    expect(reported).not.toContain(secret);
  }
});
