import { CreateTokenCommand, StartDeviceAuthorizationCommand } from '@aws-sdk/client-sso-oidc';
import { describe, expect, it } from 'vitest';
import { oidcFor, openSignIn, register } from '../../../support/aws-sign-in/test-clients.ts';
import type { SignInOptions } from '../../../support/aws-sign-in/start.ts';
import { visit } from '../../../support/aws-sign-in/visitor.ts';
import { createHandClock } from '../../../support/practice/start-studio.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
const startUrl = 'https://north-pier.invalid/start';

/** A program that waits until the user confirms its code. */
async function start(script: SignInOptions['script'] = {}) {
  const { now, pass } = createHandClock();
  const signIn = await openSignIn({ script, now });
  const client = await register(signIn);
  const oidc = oidcFor(signIn);
  const device = await oidc.send(new StartDeviceAuthorizationCommand({ ...client, startUrl }));
  const { deviceCode } = device;
  const send = () => oidc.send(new CreateTokenCommand({ ...client, grantType, deviceCode }));
  return { signIn, device, send, pass };
}

describe('a device code', () => {
  it('is entered on a page of the same address, which can have the user code filled in', async () => {
    const { signIn, device } = await start({ deviceIntervalSeconds: 3 });
    expect(device).toMatchObject({
      userCode: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) as string,
      verificationUri: `${signIn.endpoint}/device`,
      verificationUriComplete: `${signIn.endpoint}/device?user_code=${device.userCode!}`,
      interval: 3,
      expiresIn: 600,
    });
  });

  it('is pending until the user allows it, and then valid once', async () => {
    const { device, send, pass } = await start();
    await expect(send()).rejects.toMatchObject({
      name: 'AuthorizationPendingException',
      error: 'authorization_pending',
    });
    const { page } = await visit(device.verificationUriComplete!);
    expect(page).toContain('The request was allowed.');
    pass(5_000);
    await expect(send()).resolves.toHaveProperty('accessToken');
    await expect(send()).rejects.toMatchObject({ name: 'InvalidGrantException' });
  });

  it('ends when the user denies it', async () => {
    const { device, send } = await start();
    await visit(device.verificationUriComplete!, { decision: 'deny' });
    await expect(send()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('is answered once, and only if it is known', async () => {
    const { signIn, device } = await start();
    await visit(device.verificationUriComplete!);
    expect((await visit(device.verificationUriComplete!, { decision: 'deny' })).status).toBe(400);
    expect((await visit(`${signIn.endpoint}/device?user_code=NOBO-DYAT`)).status).toBe(400);
  });

  it('must not be polled too often, which makes the interval longer each time', async () => {
    const { send, pass } = await start({ deviceIntervalSeconds: 5 });
    const expectError = (name: string) => expect(send()).rejects.toMatchObject({ name });
    await expectError('AuthorizationPendingException');
    pass(4_999);
    await expectError('SlowDownException');
    pass(9_999);
    await expectError('SlowDownException');
    pass(15_000);
    await expectError('AuthorizationPendingException');
  });

  it('expires, for the program and for the user', async () => {
    const { device, send, pass } = await start({ deviceCodeSeconds: 30 });
    pass(30_000);
    await expect(send()).rejects.toMatchObject({
      name: 'ExpiredTokenException',
      error: 'expired_token',
    });
    expect((await visit(device.verificationUriComplete!)).status).toBe(400);
  });

  it('is not issued for an unknown start URL', async () => {
    await expect(start({ startUrl: 'https://pier.invalid/start' })).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });

  it('can be returned with fields that no correct service would send', async () => {
    const fields = { verificationUriComplete: 'file:///etc/motd', interval: 0 };
    const faults = [{ on: 'StartDeviceAuthorization', fault: { kind: 'with', fields } }] as const;
    const { device } = await start({ faults });
    expect(device).toMatchObject(fields);
    expect(device.deviceCode).toBeDefined();
  });
});
