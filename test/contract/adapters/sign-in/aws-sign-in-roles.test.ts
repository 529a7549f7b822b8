import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { openSignIn, stsAs, stsFor } from '../../../support/aws-sign-in/test-clients.ts';
import type { SignInOptions } from '../../../support/aws-sign-in/start.ts';

const who = new GetCallerIdentityCommand({});
const roleArn = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
const request = { RoleArn: roleArn('practice-compositor'), RoleSessionName: 'north-pier' };
const device = 'arn:aws:iam::000000000000:mfa/practice-artist';

async function start(script: SignInOptions['script'] = {}) {
  const signIn = await openSignIn({ script });
  return { signIn, sts: stsFor(signIn) };
}

describe('an STS role', () => {
  it('is assumed, and its keys belong to the role', async () => {
    const { signIn, sts } = await start();
    const { Credentials, AssumedRoleUser } = await sts.send(new AssumeRoleCommand(request));
    const arn = 'arn:aws:sts::000000000000:assumed-role/practice-compositor/north-pier';
    expect(AssumedRoleUser?.Arn).toBe(arn);
    expect((await stsAs(signIn, Credentials!).send(who)).Arn).toBe(arn);
  });

  it.each([
    ['that does not exist', [], { RoleArn: roleArn('missing') }],
    [
      'of another account',
      [],
      { RoleArn: request.RoleArn.replace('000000000000', '000000000009') },
    ],
    ['that trusts only another user', [{ trusts: ['another-user'] }], {}],
    ['without its external id', [{ externalId: 'pier' }], {}],
    ['with another external id', [{ externalId: 'pier' }], { ExternalId: 'mole' }],
    ['with an external id it does not have', [], { ExternalId: 'pier' }],
  ])('%s is refused', async (_, [role = {}], more) => {
    const { sts } = await start({ roles: [{ name: 'practice-compositor', ...role }] });
    await expect(sts.send(new AssumeRoleCommand({ ...request, ...more }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('not authorized to perform: sts:AssumeRole') as string,
    });
  });

  it('with its external id is assumed', async () => {
    const roles = [
      { name: 'practice-compositor', externalId: 'pier', trusts: ['practice-artist'] },
    ];
    const { sts } = await start({ roles });
    const command = new AssumeRoleCommand({ ...request, ExternalId: 'pier' });
    await expect(sts.send(command)).resolves.toHaveProperty('Credentials');
  });

  it('lasts as long as allowed, but an hour if another role assumes it', async () => {
    const roles = [{ name: 'practice-compositor', maxSeconds: 7_200 }];
    const { signIn, sts } = await start({ roles });
    const long = new AssumeRoleCommand({ ...request, DurationSeconds: 7_200 });
    const tooLong = new AssumeRoleCommand({ ...request, DurationSeconds: 7_201 });
    const refused = { name: 'ValidationError' };
    const { Credentials } = await sts.send(long);
    await expect(sts.send(tooLong)).rejects.toMatchObject(refused);
    const chained = stsAs(signIn, Credentials!);
    await expect(chained.send(long)).rejects.toMatchObject(refused);
    await expect(chained.send(new AssumeRoleCommand(request))).resolves.toHaveProperty(
      'Credentials',
    );
  });

  it('is assumed for a valid web identity without keys', async () => {
    const { signIn } = await start({ webIdentities: new Map([['given-token', 'farm-node']]) });
    const sts = stsFor(signIn, { credentials: { accessKeyId: '-', secretAccessKey: '-' } });
    const command = (WebIdentityToken: string) =>
      new AssumeRoleWithWebIdentityCommand({ ...request, WebIdentityToken });
    const { Credentials, SubjectFromWebIdentityToken } = await sts.send(command('given-token'));
    expect(SubjectFromWebIdentityToken).toBe('farm-node');
    await expect(stsAs(signIn, Credentials!).send(who)).resolves.toHaveProperty('Arn');
    await expect(sts.send(command('made-up'))).rejects.toMatchObject({
      name: 'InvalidIdentityTokenException',
    });
  });
});

describe('an MFA code', () => {
  const roles = [{ name: 'practice-compositor', needsMfa: true }];
  const failed = expect.stringMatching(/^MultiFactorAuthentication failed/) as string;

  it.each([
    ['no code', {}],
    ['a code without its device', { TokenCode: '135790' }],
    ['a device without a code', { SerialNumber: device }],
    ['a wrong code', { SerialNumber: device, TokenCode: '000000' }],
    ['the device of another user', { SerialNumber: `${device}-2`, TokenCode: '135790' }],
  ])('is refused with %s', async (_, shown) => {
    const { sts } = await start({ roles });
    const command = new AssumeRoleCommand({ ...request, ...shown });
    await expect(sts.send(command)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: failed,
    });
  });

  it('is valid once', async () => {
    const { sts } = await start({ roles });
    const command = (TokenCode: string) =>
      new AssumeRoleCommand({ ...request, SerialNumber: device, TokenCode });
    await expect(sts.send(command('135790'))).resolves.toHaveProperty('Credentials');
    await expect(sts.send(command('135790'))).rejects.toMatchObject({ message: failed });
    await expect(sts.send(command('246802'))).resolves.toHaveProperty('Credentials');
  });

  it('is not needed again with a session token that was issued for one', async () => {
    const { signIn, sts } = await start({ roles });
    const shown = { SerialNumber: device, TokenCode: '135790' };
    const { Credentials } = await sts.send(new GetSessionTokenCommand(shown));
    const role = stsAs(signIn, Credentials!).send(new AssumeRoleCommand(request));
    await expect(role).resolves.toHaveProperty('Credentials');
  });

  it('that does not have six digits is invalid', async () => {
    const { sts } = await start({ roles });
    const shown = { SerialNumber: device, TokenCode: '12ab56' };
    await expect(sts.send(new AssumeRoleCommand({ ...request, ...shown }))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });
});
