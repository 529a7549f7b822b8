import { describe, expect, it } from 'vitest';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { openCenter, operationsOf, pier, signInAt } from '../../../support/sign-in/center.ts';
import { calm } from '../../../support/providers/nimble.ts';

const needed = err({ code: 'sign-in-needed' });

describe('Identity Centers', () => {
  const south = { startUrl: 'https://south-pier.awsapps.com/start', region: 'us-west-2' };

  it('have independent sign-ins', async () => {
    const { center, aws } = await openCenter();
    await signInAt(center, aws);
    expect(await center.accounts(south, aws.endpoint, calm())).toEqual(needed);
    await signInAt(center, aws, south);
    await center.signOut(pier);
    expect(await center.accounts(pier, aws.endpoint, calm())).toEqual(needed);
    expect(await center.accounts(south, aws.endpoint, calm())).toMatchObject({ ok: true });
  });

  it('are signed out of here and at the portal', async () => {
    const { center, aws, another, kept } = await openCenter();
    await signInAt(center, aws);
    expect(await center.signOut(pier)).toEqual(ok(undefined));
    expect(operationsOf(aws).at(-1)).toBe('Logout');
    expect([...kept.keys()]).toEqual([expect.stringMatching(/^sso-client-/)]);
    expect(await another().accounts(pier, aws.endpoint, calm())).toEqual(needed);
  });

  it('are signed out of here if the portal cannot be reached', async () => {
    const faults = [{ on: 'Logout', fault: { kind: 'drop' } }] as const;
    const { center, aws } = await openCenter({ script: { faults } });
    await signInAt(center, aws);
    expect(await center.signOut(pier)).toEqual(ok(undefined));
    expect(await center.state(pier)).toBeUndefined();
  });

  it.each(['/', '//', '#/'])('are the same if the start page ends with %s', async (end) => {
    const { center, aws } = await openCenter();
    await signInAt(center, aws);
    const same = { ...pier, startUrl: `${pier.startUrl}${end}` };
    expect(await center.state(same)).toMatchObject({ renews: true });
  });

  it('can have many accounts, and a circular list of accounts ends', async () => {
    const accounts = Array.from({ length: 7 }, (_, nth) => ({
      accountId: String(nth).padStart(12, '0'),
      roles: [],
    }));
    const { center, aws } = await openCenter({ script: { accounts, pageSize: 3 } });
    await signInAt(center, aws);
    const given = await center.accounts(pier, aws.endpoint, calm());
    expect(given).toEqual(ok(accounts.map(({ accountId: id }) => ({ id }))));

    const body = JSON.stringify({ accountList: [], nextToken: 'round' });
    const circle = { kind: 'raw', status: 200, body } as const;
    const faults = [{ on: 'ListAccounts', times: 9, fault: circle }] as const;
    const round = await openCenter({ script: { faults } });
    await signInAt(round.center, round.aws);
    await round.center.accounts(pier, round.aws.endpoint, calm());
    const asked = operationsOf(round.aws).filter((name) => name === 'ListAccounts');
    expect(asked).toHaveLength(2);
  });

  it('that grant no access to a role are reported as access-denied', async () => {
    const { center, aws } = await openCenter();
    await signInAt(center, aws);
    const role = { accountId: '000000000002', roleName: 'Supervisor' };
    expect(await center.credentials(pier, role, aws.endpoint, calm())).toEqual(
      err({ code: 'access-denied', operation: 'sso:GetRoleCredentials', detail: 'No access' }),
    );
  });
});
