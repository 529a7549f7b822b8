import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { err } from '../../../../src/shared/base/failure.ts';
import type { SignInScript } from '../../../support/aws-sign-in/script.ts';
import { openCenter, operationsOf, pier, signInAt } from '../../../support/sign-in/center.ts';
import { calm } from '../../../support/providers/nimble.ts';

const needed = err({ code: 'sign-in-needed' });
const hour = 3_600_000;

describe('Identity Center tokens', () => {
  it('are stored for the next run, and do not appear in inspected objects', async () => {
    const { center, aws, another, kept } = await openCenter();
    await signInAt(center, aws);
    expect(await another().accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    expect([...kept.keys()].sort()).toEqual([
      expect.stringMatching(/^sso-[0-9a-f]{32}$/),
      expect.stringMatching(/^sso-client-[0-9a-f]{32}$/),
    ]);
    const stored = JSON.stringify([...kept.values()].map((value) => value.reveal()));
    const tokens = [
      ...stored.matchAll(/(?:accessToken|refreshToken|clientSecret)\\":\\"([^\\]+)/g),
    ];
    expect(tokens.length).toBeGreaterThanOrEqual(4);
    const seen = inspect([kept, center, await center.state(pier)], { depth: 9 });
    for (const [, token] of tokens) expect(seen).not.toContain(token);
  });

  it('last for this run if there is no keychain', async () => {
    const { center, aws, another, goAway } = await openCenter();
    goAway();
    expect(await signInAt(center, aws)).toMatchObject({ ok: true });
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    const next = await another().accounts(pier, aws.endpoint, calm());
    expect(next).toEqual(err({ code: 'vault-missing' }));
  });

  it.each([
    ['are not renewed before 80% of their lifetime', 0.79, 0],
    ['are renewed without opening a page from 80% of their lifetime', 0.8, 1],
  ])('%s', async (_, part, renewals) => {
    const { center, aws, pass, person } = await openCenter();
    await signInAt(center, aws);
    pass(part * hour);
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    const asked = operationsOf(aws).filter((name) => name === 'CreateToken');
    expect(asked).toHaveLength(1 + renewals);
    expect(person.opened).toHaveLength(1);
  });

  it('with a short lifetime are renewed five minutes before they expire, with a very short one later', async () => {
    for (const [seconds, waitMs] of [
      [900, 600_000],
      [300, 240_000],
    ] as const) {
      const { center, aws, pass } = await openCenter({ script: { accessTokenSeconds: seconds } });
      await signInAt(center, aws);
      pass(waitMs - 1);
      await center.accounts(pier, aws.endpoint, calm());
      expect(operationsOf(aws).filter((name) => name === 'CreateToken')).toHaveLength(1);
      pass(1);
      await center.accounts(pier, aws.endpoint, calm());
      expect(operationsOf(aws).filter((name) => name === 'CreateToken')).toHaveLength(2);
    }
  });

  it('are renewed once for all callers at the same time', async () => {
    const { center, aws, pass } = await openCenter();
    await signInAt(center, aws);
    pass(hour);
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => center.accounts(pier, aws.endpoint, calm())),
    );
    expect(asked.every(({ ok }) => ok)).toBe(true);
    expect(operationsOf(aws).filter((name) => name === 'CreateToken')).toHaveLength(2);
  });

  it('that the portal refuses are renewed once, and the request is sent again', async () => {
    const { center, aws } = await openCenter();
    await signInAt(center, aws);
    aws.expireTokens();
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    expect(operationsOf(aws).slice(-3)).toEqual(['ListAccounts', 'CreateToken', 'ListAccounts']);
  });

  it('that the portal refuses again are forgotten, and no page is opened', async () => {
    const refusal = { kind: 'raw', status: 401, body: '{}' } as const;
    const faults = [{ on: 'ListAccounts', times: 2, fault: refusal }] as const;
    const { center, aws, person, kept } = await openCenter({ script: { faults } });
    await signInAt(center, aws);
    expect(await center.accounts(pier, aws.endpoint, calm())).toEqual(needed);
    expect(await center.state(pier)).toBeUndefined();
    expect([...kept.keys()]).toEqual([expect.stringMatching(/^sso-client-/)]);
    expect(person.opened).toHaveLength(1);
    expect(operationsOf(aws).filter((name) => name === 'ListAccounts')).toHaveLength(2);
  });

  it.each([
    ['without a refresh token', { refreshSeconds: 0 }],
    ['whose refresh token has expired', { refreshSeconds: 1 }],
  ])('%s are used until they expire, and no longer', async (_, script) => {
    const { center, aws, pass } = await openCenter({ script });
    await signInAt(center, aws);
    pass(0.9 * hour);
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    expect(await center.state(pier)).toMatchObject({ renews: false });
    pass(0.1 * hour);
    expect(await center.accounts(pier, aws.endpoint, calm())).toEqual(needed);
    expect(await center.state(pier)).toBeUndefined();
  });

  it('are still used while their renewal fails temporarily', async () => {
    let isUp = true;
    const script: SignInScript = {
      faults: (operation) =>
        operation === 'CreateToken' && !isUp ? { kind: 'unavailable' } : undefined,
    };
    const { center, aws, pass } = await openCenter({ script });
    await signInAt(center, aws);
    isUp = false;
    pass(0.9 * hour);
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    // The service is not asked at each step while it cannot be reached.
    expect(operationsOf(aws).filter((name) => name === 'CreateToken')).toHaveLength(2);
    pass(0.1 * hour);
    expect(await center.accounts(pier, aws.endpoint, calm())).toEqual(
      err({ code: 'service-unreachable', transientError: 'server-error' }),
    );
    isUp = true;
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
  });

  it('that another run has renewed are used', async () => {
    const { center, aws, another, pass } = await openCenter();
    await signInAt(center, aws);
    const other = another();
    await other.accounts(pier, aws.endpoint, calm());
    pass(0.9 * hour);
    await other.accounts(pier, aws.endpoint, calm());
    await center.accounts(pier, aws.endpoint, calm());
    expect(operationsOf(aws).filter((name) => name === 'CreateToken')).toHaveLength(2);
  });

  it('are sent only to the service that issued them', async () => {
    const { center, aws } = await openCenter();
    const elsewhere = await openCenter();
    await signInAt(center, aws);
    expect(await center.accounts(pier, elsewhere.aws.endpoint, calm())).toEqual(needed);
    expect(await center.accounts(pier, undefined, calm())).toEqual(needed);
    expect(elsewhere.aws.requests).toEqual([]);
  });
});
