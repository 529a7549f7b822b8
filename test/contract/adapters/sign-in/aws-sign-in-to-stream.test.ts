import { ListStudiosCommand } from '@aws-sdk/client-nimble';
import { GetRoleCredentialsCommand } from '@aws-sdk/client-sso';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { expect, it } from 'vitest';
import {
  asKeys,
  openSignIn,
  portalFor,
  signedIn,
  stsFor,
} from '../../../support/aws-sign-in/test-clients.ts';
import type { SignInOptions } from '../../../support/aws-sign-in/start.ts';
import { keysOf, launchOn, providerFor } from '../../../support/providers/nimble.ts';
import type { PracticeStudio } from '../../../../src/practice/studio.ts';
import type { Timeline } from '../../../../src/practice/data/timeline.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import { clientFor, createHandClock, startStudio } from '../../../support/practice/start-studio.ts';

const list = new ListStudiosCommand({});
const role = {
  RoleArn: 'arn:aws:iam::000000000000:role/practice-compositor',
  RoleSessionName: 'north-pier',
};

type AwsKeys = ReturnType<typeof asKeys>;

const streams: Timeline = [{ state: 'READY', statusCode: 'STREAM_READY' }];

async function start(options: SignInOptions = {}) {
  const signIn = await openSignIn(options);
  const { now = Date.now } = options;
  const studio = await startStudio({
    findIssuedKeys: signIn.findIssuedKeys,
    now,
    script: { streams },
  });
  return { signIn, studio };
}

/** A role's credentials, as STS returns them. */
async function assume({ signIn }: Awaited<ReturnType<typeof start>>) {
  const { Credentials } = await stsFor(signIn).send(new AssumeRoleCommand(role));
  return asKeys(Credentials!);
}

/** One launch with these credentials, with the real provider. */
function launchWith(studio: PracticeStudio, { sessionToken, ...keys }: AwsKeys) {
  const given = async () => ok(keysOf(keys, { sessionToken }));
  return launchOn(studio, { provider: providerFor(studio, { keys: given }) });
}

it('the credentials of a role can start a stream of a practice studio', async () => {
  const both = await start();
  const { last, opened } = await launchWith(both.studio, await assume(both));
  expect(last.state).toBe('ended');
  expect(opened).toHaveLength(1);
});

it('a user who signs in on the page can start a stream of a practice studio', async () => {
  const { signIn, studio } = await start();
  const { accessToken } = await signedIn(signIn);
  const request = { accessToken, accountId: '000000000001', roleName: 'Artist' };
  const { roleCredentials } = await portalFor(signIn).send(new GetRoleCredentialsCommand(request));
  const { accessKeyId, secretAccessKey, sessionToken } = roleCredentials!;
  const { last, opened } = await launchWith(studio, {
    accessKeyId: accessKeyId!,
    secretAccessKey: secretAccessKey!,
    sessionToken: sessionToken!,
  });
  expect(last.state).toBe('ended');
  expect(opened).toHaveLength(1);
});

it('the credential provider of the AWS SDK is accepted by a practice studio', async () => {
  const { signIn, studio } = await start();
  const { endpoint } = signIn;
  const credentials = fromTemporaryCredentials({
    masterCredentials: signIn.keysOf(),
    params: role,
    clientConfig: { endpoint, region: 'us-west-2' },
  });
  await expect(clientFor(studio, { credentials }).send(list)).resolves.toHaveProperty('studios');
  expect(signIn.requests.map(({ operation }) => operation)).toEqual(['AssumeRole']);
});

it('an expired role is refused with ExpiredTokenException', async () => {
  const { now, pass } = createHandClock();
  const both = await start({ now });
  const credentials = await assume(both);
  const client = (systemClockOffset: number) =>
    clientFor(both.studio, { credentials, systemClockOffset });
  await expect(client(0).send(list)).resolves.toHaveProperty('studios');
  pass(3_600_000);
  const refused = { name: 'ExpiredTokenException', $metadata: { httpStatusCode: 403 } };
  await expect(client(3_600_000).send(list)).rejects.toMatchObject(refused);
});

it('a revoked role is refused with ExpiredTokenException', async () => {
  const both = await start();
  const credentials = await assume(both);
  both.signIn.expireSessions();
  await expect(clientFor(both.studio, { credentials }).send(list)).rejects.toMatchObject({
    name: 'ExpiredTokenException',
  });
});

it.each([
  [{ sessionToken: 'another' }, 'UnrecognizedClientException'],
  [{ secretAccessKey: 'guessed' }, 'InvalidSignatureException'],
])('a revoked role with %j is refused with %s', async (wrong, name) => {
  const both = await start();
  const credentials = { ...(await assume(both)), ...wrong };
  both.signIn.expireSessions();
  await expect(clientFor(both.studio, { credentials }).send(list)).rejects.toMatchObject({ name });
});

it('long-lived sign-in keys are not valid at a studio', async () => {
  const { signIn, studio } = await start();
  const credentials = signIn.keysOf();
  await expect(clientFor(studio, { credentials }).send(list)).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
});

it('the studio’s own keys stay valid', async () => {
  const { studio } = await start();
  await expect(clientFor(studio).send(list)).resolves.toHaveProperty('studios');
});
