import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  paginateListAccountRoles,
  paginateListAccounts,
} from '@aws-sdk/client-sso';
import { CreateTokenCommand } from '@aws-sdk/client-sso-oidc';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../support/aws-sign-in/fault.ts';
import {
  oidcFor,
  openSignIn,
  portalFor,
  signedIn,
  stsFor,
} from '../../../support/aws-sign-in/test-clients.ts';
import type { SignInOptions } from '../../../support/aws-sign-in/start.ts';
import { createHandClock } from '../../../support/practice/start-studio.ts';

const accountId = '000000000001';
const unauthorized = { name: 'UnauthorizedException', $metadata: { httpStatusCode: 401 } };

/** The portal, and a user who has signed in. */
async function start(script: SignInOptions['script'] = {}) {
  const { now, pass } = createHandClock(Math.floor(Date.now() / 1_000) * 1_000);
  const signIn = await openSignIn({ script, now });
  const given = await signedIn(signIn);
  return { signIn, portal: portalFor(signIn), ...given, now, pass };
}

describe('accounts and roles', () => {
  it('are those of the script', async () => {
    const { portal, accessToken } = await start();
    const { accountList } = await portal.send(new ListAccountsCommand({ accessToken }));
    expect(accountList).toEqual([
      { accountId, accountName: 'North Pier Films', emailAddress: 'pier@practice.invalid' },
      expect.objectContaining({ accountName: 'South Pier Films' }),
    ]);
    const command = new ListAccountRolesCommand({ accessToken, accountId });
    expect((await portal.send(command)).roleList).toEqual([
      { roleName: 'Artist', accountId },
      { roleName: 'Supervisor', accountId },
    ]);
  });

  it('are listed in pages, in order, each once', async () => {
    const ids = Array.from({ length: 5 }, (_, nth) => `00000000010${String(nth)}`);
    const roles = ['a', 'b', 'c'];
    const accounts = ids.map((one) => ({ accountId: one, roles }));
    const { portal, accessToken, signIn } = await start({ accounts, pageSize: 2 });
    const config = { client: portal };
    const found: (string | undefined)[] = [];
    for await (const page of paginateListAccounts(config, { accessToken })) {
      found.push(...page.accountList!.map((one) => one.accountId));
    }
    expect(found).toEqual(ids);
    const names: (string | undefined)[] = [];
    const request = { accessToken, accountId: ids[0], maxResults: 1 };
    for await (const page of paginateListAccountRoles({ ...config, pageSize: 1 }, request)) {
      names.push(...page.roleList!.map((one) => one.roleName));
    }
    expect(names).toEqual(roles);
    const asked = signIn.requests.map(({ operation }) => operation);
    expect(asked.filter((one) => one === 'ListAccounts')).toHaveLength(3);
    expect(asked.filter((one) => one === 'ListAccountRoles')).toHaveLength(3);
  });

  it.each([{ nextToken: 'made up' }, { maxResults: 0 }, { maxResults: 101 }])(
    'are not listed with %j',
    async (wrong) => {
      const { portal, accessToken } = await start();
      const command = new ListAccountsCommand({ accessToken, ...wrong });
      await expect(portal.send(command)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    },
  );
});

describe('role credentials', () => {
  const request = { accountId, roleName: 'Artist' };

  it('are those of the role in that account, and expire at a time in milliseconds', async () => {
    const { signIn, portal, accessToken, now } = await start({ roleSeconds: 1_800 });
    const command = new GetRoleCredentialsCommand({ accessToken, ...request });
    const { roleCredentials } = await portal.send(command);
    expect(roleCredentials?.expiration).toBe(now() + 1_800_000);
    const { accessKeyId, secretAccessKey, sessionToken } = roleCredentials!;
    const credentials = {
      accessKeyId: accessKeyId!,
      secretAccessKey: secretAccessKey!,
      sessionToken: sessionToken!,
    };
    const who = stsFor(signIn, { credentials }).send(new GetCallerIdentityCommand({}));
    await expect(who).resolves.toMatchObject({
      Account: accountId,
      Arn: expect.stringMatching(
        /:assumed-role\/AWSReservedSSO_Artist_[0-9a-z]{16}\/practice-artist$/,
      ) as string,
    });
    expect(JSON.stringify([signIn.requests, signIn.sessions])).not.toContain(accessToken);
  });

  it.each([
    { accountId: '000000000002', roleName: 'Supervisor' },
    { accountId: '000000000009', roleName: 'Artist' },
    { accountId, roleName: 'artist' },
  ])('of %j are forbidden', async (wrong) => {
    const { portal, accessToken } = await start();
    const command = new GetRoleCredentialsCommand({ accessToken, ...wrong });
    await expect(portal.send(command)).rejects.toMatchObject({
      name: 'ForbiddenException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it.each([
    ['throttle', 'TooManyRequestsException', 429],
    ['internal', 'InternalServerException', 500],
    ['expired-token', 'UnauthorizedException', 401],
    ['access-denied', 'ForbiddenException', 403],
  ] as const)('can fail with %s, which is %s', async (kind, name, status) => {
    const fault: Fault = { kind };
    const { portal, accessToken } = await start({ faults: [{ on: 'GetRoleCredentials', fault }] });
    const send = () => portal.send(new GetRoleCredentialsCommand({ accessToken, ...request }));
    await expect(send()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
    await expect(send()).resolves.toHaveProperty('roleCredentials');
  });
});

describe('an access token', () => {
  const list = (accessToken: string) => new ListAccountsCommand({ accessToken });

  it('that was never issued is invalid', async () => {
    const { portal } = await start();
    await expect(portal.send(list('made-up'))).rejects.toMatchObject(unauthorized);
  });

  it('expires on time, and its refresh token is still valid', async () => {
    const { signIn, portal, client, accessToken, refreshToken, pass } = await start({
      accessTokenSeconds: 60,
    });
    pass(59_999);
    await expect(portal.send(list(accessToken))).resolves.toHaveProperty('accountList');
    pass(1);
    await expect(portal.send(list(accessToken))).rejects.toMatchObject(unauthorized);
    const refresh = { grantType: 'refresh_token', refreshToken };
    const command = new CreateTokenCommand({ ...client, ...refresh });
    const next = await oidcFor(signIn).send(command);
    await expect(portal.send(list(next.accessToken!))).resolves.toHaveProperty('accountList');
  });

  it('can be revoked at once', async () => {
    const { signIn, portal, accessToken } = await start();
    signIn.expireTokens();
    await expect(portal.send(list(accessToken))).rejects.toMatchObject(unauthorized);
  });

  it('is invalid after signing out, and so is its refresh token', async () => {
    const { signIn, portal, client, accessToken, refreshToken } = await start();
    await portal.send(new LogoutCommand({ accessToken }));
    await expect(portal.send(list(accessToken))).rejects.toMatchObject(unauthorized);
    const refresh = { grantType: 'refresh_token', refreshToken };
    const command = new CreateTokenCommand({ ...client, ...refresh });
    const refused = { name: 'InvalidGrantException' };
    await expect(oidcFor(signIn).send(command)).rejects.toMatchObject(refused);
  });
});
