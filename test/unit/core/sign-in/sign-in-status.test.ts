import { inspect } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createNotices } from '../../../../src/main/core/base/notices.ts';
import { createPause } from '../../../../src/main/core/base/clock.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';

import { createSignInWatch } from '../../../../src/main/core/sign-in/sign-in-watch.ts';
import { Connection } from '../../../../src/shared/connections/connection.ts';
import { SignInStatus, type Credentials } from '../../../../src/shared/sign-in/credentials.ts';
import { ok, err, type Failure } from '../../../../src/shared/base/failure.ts';
import { failureLine } from '../../../../src/shared/base/failure-text.ts';
import { createHandClock } from '../support/hand-clock.ts';
import {
  calm,
  connectionWith,
  createSigning,
  routerOver,
  hourMs,
  inKeychain,
  inOrganization,
  keysNamed,
  mfaSerial,
  organization,
  roleArn,
} from './sign-in-fakes.ts';

const end = Date.UTC(2024, 4, 14, 10);
const guarded: Credentials = {
  source: 'assume-role',
  roleArn,
  mfaSerial,
  base: { source: 'environment' },
};
const compositor = '000000000001 compositor';

describe('the status of a sign-in', () => {
  it('of the practice studio is signed in', async () => {
    const practice = v.parse(Connection, { id: 'p', name: 'P', kind: 'practice' });
    const router = routerOver(createSigning().signIns);
    expect(await router.status(practice)).toEqual({ state: 'signed-in', renews: true });
  });

  it('is unknown before the first request, and does not trigger one', async () => {
    const { signIns } = createSigning();
    const status = await signIns.status(connectionWith(inKeychain));
    expect(status).toEqual({ state: 'unknown', renews: true });
  });

  it('contains the expiry of an exchanged sign-in, which is renewed', async () => {
    const { signIns } = createSigning({
      keys: { load: async () => ok(keysNamed('lasting')) },
      sts: { session: async () => ok(keysNamed('session', end)) },
    });
    const connection = connectionWith(inKeychain);
    await signIns.ready(connection, calm());
    expect(await signIns.status(connection)).toEqual({
      state: 'signed-in',
      until: end,
      renews: true,
    });
  });

  it.each<[Failure, SignInStatus['state']]>([
    [{ code: 'credentials-missing' }, 'needs-sign-in'],
    [{ code: 'vault-locked' }, 'unknown'],
  ])('after %j is %s', async (failure, state) => {
    const { signIns } = createSigning({ keys: { load: async () => err(failure) } });
    await signIns.keys(connectionWith(inKeychain), calm());
    expect((await signIns.status(connectionWith(inKeychain))).state).toBe(state);
  });

  it.each([
    [undefined, { state: 'needs-sign-in', renews: false }],
    [
      { until: end, renews: false },
      { state: 'signed-in', until: end, renews: false },
    ],
    [
      { until: end, renews: true },
      { state: 'signed-in', until: end, renews: true },
    ],
  ] as const)('follows the state of the Identity Center: %j', async (state, status) => {
    const { signIns } = createSigning({ identityCenter: { state: async () => state } });
    const reported = await signIns.status(connectionWith(inOrganization));
    expect(reported).toEqual({ ...status, who: '000000000001 Artist' });
  });

  it('of a role with MFA changes from a needed code to a sign-in without renewal, and back', async () => {
    const { signIns, hand } = createSigning({
      environment: () => ok(keysNamed('lasting')),
      sts: { assumeRole: async () => ok(keysNamed('role', end)) },
      askCode: async () => ok(new Secret('135790')),
    });
    const connection = connectionWith(guarded);
    const needsCode = { state: 'needs-code', who: compositor, renews: false };
    expect(await signIns.status(connection)).toEqual(needsCode);
    await signIns.ready(connection, calm());
    const signedIn = { state: 'signed-in', who: compositor, until: end, renews: false };
    expect(await signIns.status(connection)).toEqual(signedIn);
    await hand.pass(hourMs);
    expect(await signIns.status(connection)).toEqual(needsCode);
  });

  it('of a profile with MFA needs a code', async () => {
    const list = async () => ok([{ name: 'pier', kind: 'mfa' } as const]);
    const { signIns } = createSigning({ profiles: { list } });
    const connection = connectionWith({ source: 'profile', profile: 'pier' });
    expect(await signIns.status(connection)).toEqual({ state: 'needs-code', renews: false });
  });

  it('contains the name that the service returns', async () => {
    const { signIns } = createSigning({
      keys: { load: async () => ok({ ...keysNamed('given'), sessionToken: new Secret('t') }) },
      sts: {
        caller: async () =>
          ok({ account: '000000000001', arn: 'arn:aws:sts::000000000001:assumed-role/Comp/m.o' }),
      },
    });
    const connection = connectionWith(inKeychain);
    expect(await signIns.checks(connection, calm())).toEqual([
      { name: 'sign-in', found: 'signed-in', who: '000000000001 Comp', renews: true },
    ]);
    expect((await signIns.status(connection)).who).toBe('000000000001 Comp');
  });
});

describe('the test of a connection with its own endpoint', () => {
  const endpoint = { endpoint: 'https://pier.example' };

  it('reports a missing sign-in, which its settings do not know', async () => {
    const { signIns } = createSigning({
      identityCenter: { credentials: async () => err({ code: 'sign-in-needed' }) },
    });
    const connection = connectionWith(inOrganization, endpoint);
    expect(await signIns.checks(connection, calm())).toEqual([
      { name: 'sign-in', found: 'failure', failure: { code: 'sign-in-needed' } },
    ]);
  });

  it('reports missing keys', async () => {
    const { signIns } = createSigning();
    const connection = connectionWith({ source: 'environment' }, endpoint);
    expect(await signIns.checks(connection, calm())).toMatchObject([
      { name: 'sign-in', found: 'failure', failure: { code: 'credentials-missing' } },
    ]);
  });

  it('says as whom and until when its user is signed in', async () => {
    const { signIns } = createSigning({
      identityCenter: {
        state: async () => ({ until: end, renews: true }),
        credentials: async () => ok(keysNamed('artist', end)),
      },
    });
    const connection = connectionWith(inOrganization, endpoint);
    expect(await signIns.checks(connection, calm())).toEqual([
      { name: 'sign-in', found: 'signed-in', who: '000000000001 Artist', until: end, renews: true },
    ]);
  });
});

describe('signing in again', () => {
  it('signs in to the Identity Center with the browser', async () => {
    const pages: unknown[] = [];
    const { signIns } = createSigning({
      identityCenter: {
        signIn: async (...args) => {
          pages.push(args.slice(0, 3));
          return ok({ until: end, renews: true });
        },
        credentials: async () => ok(keysNamed('new', end)),
      },
    });
    const connection = connectionWith(inOrganization);
    expect(await signIns.again(connection, calm())).toEqual(ok(undefined));
    expect(pages).toEqual([[organization, { type: 'browser' }, undefined]]);
  });

  it('that is refused on the page is reported, and the previous keys stay', async () => {
    const { signIns } = createSigning({
      identityCenter: {
        signIn: async () => err({ code: 'sign-in-denied' }),
        credentials: async () => ok(keysNamed('old', end)),
      },
    });
    const connection = connectionWith(inOrganization);
    const before = await signIns.keys(connection, calm());
    expect(await signIns.again(connection, calm())).toEqual(err({ code: 'sign-in-denied' }));
    expect(await signIns.keys(connection, calm())).toEqual(before);
  });

  it('asks for a new code for a role with MFA, even if the old keys are still valid', async () => {
    let codes = 0;
    const { signIns } = createSigning({
      environment: () => ok(keysNamed('lasting')),
      sts: { assumeRole: async () => ok(keysNamed('role', end)) },
      askCode: async () => ok(new Secret(String(++codes).padStart(6, '0'))),
    });
    await signIns.again(connectionWith(guarded), calm());
    await signIns.again(connectionWith(guarded), calm());
    expect(codes).toBe(2);
  });
});

describe('signing out', () => {
  it('forgets the keys of all connections to the Identity Center, and its encrypted copy', async () => {
    const out: unknown[] = [];
    let given = 0;
    const { signIns } = createSigning({
      identityCenter: {
        signOut: async (of) => {
          out.push(of);
          return ok(undefined);
        },
        credentials: async () => (++given > 2 ? err({ code: 'sign-in-needed' }) : ok(keys)),
      },
    });
    const keys = keysNamed('artist', end);
    const supervisor = connectionWith({ ...inOrganization, roleName: 'Supervisor' });
    await signIns.keys(connectionWith(inOrganization), calm());
    await signIns.keys(supervisor, calm());
    expect(await signIns.out(connectionWith(inOrganization))).toEqual(ok(undefined));
    expect(out).toEqual([organization]);
    expect(await signIns.keys(supervisor, calm())).toEqual(err({ code: 'sign-in-needed' }));
  });
});

describe('a secret', () => {
  it('appears in no status, failure, notice, log line, check or JSON', async () => {
    const text = fc.stringMatching(/^[A-Za-z0-9+/=]{16,40}$/);
    await fc.assert(
      fc.asyncProperty(text, text, text, fc.boolean(), async (id, key, token, refuses) => {
        const hand = createHandClock();
        const secret = {
          accessKeyId: new Secret(id),
          secretAccessKey: new Secret(key),
          sessionToken: new Secret(token),
          expiresAt: hand.clock.now() + 60_000,
        };
        const setup = createSigning(
          {
            environment: () => ok(secret),
            askCode: async () => ok(new Secret(token)),
            sts: {
              assumeRole: async () => (refuses ? err({ code: 'mfa-refused' }) : ok(secret)),
              caller: async () => err({ code: 'credentials-refused' }),
            },
          },
          hand,
        );
        const { signIns } = setup;
        const connection = connectionWith(guarded);
        const notices = createNotices();
        const statuses: unknown[] = [];
        const stop = new AbortController();
        const watch = createSignInWatch({
          signIns,
          connections: { list: async () => [connection] },
          clock: hand.clock,
          pause: createPause(hand.clock),
          notices,
          onStatus: (_id, status) => statuses.push(status),
        });
        const watching = watch.run(stop.signal);
        await signIns.ready(connection, calm());
        const keys = await signIns.keys(connection, calm());
        await hand.pass(1_000);
        const checks = await signIns.checks(connection, calm());
        stop.abort();
        await watching;
        const line = keys.ok ? '' : failureLine(keys.failure);
        const all = { keys, line, statuses, checks, notices: notices.list(), logged: setup.logged };
        const said = `${JSON.stringify(all)} ${inspect(all, { depth: 20 })}`;
        for (const one of [id, key, token]) expect(said).not.toContain(one);
        expect(statuses.every((one) => v.is(SignInStatus, one))).toBe(true);
        expect(statuses.length).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});
