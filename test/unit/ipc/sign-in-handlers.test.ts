import { describe, expect, it } from 'vitest';
import { createMfaPrompts } from '../../../src/main/core/sign-in/mfa-prompts.ts';
import type { IdentityCenter } from '../../../src/main/core/sign-in/sign-in.ts';
import { createSignInHandlers } from '../../../src/main/ipc/sign-in-handlers.ts';
import type { Connection } from '../../../src/shared/connections/connection.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { connectionId, createUuids, deferred, uuid } from '../core/support/fakes.ts';
import { createHandClock } from '../core/support/hand-clock.ts';
import {
  calm,
  connectionWith,
  createFakeIdentityCenter,
  createFakeSignInServices,
  createSigning,
  routerOver,
  inOrganization,
  keysNamed,
  mfaSerial,
  organization,
} from '../core/sign-in/sign-in-fakes.ts';

const pier = connectionWith(inOrganization);
const practice = { id: connectionId('try-it'), name: 'Try it', kind: 'practice' } as const;
const saved: readonly Connection[] = [pier, practice];

/** The window's handlers with a fake Identity Center. */
function calling(own: Partial<IdentityCenter> = {}) {
  const mfaPrompts = createMfaPrompts({ clock: createHandClock().clock, uuid: createUuids() });
  const { signIns } = createSigning({ identityCenter: own });
  const deviceCodes: [string, string][] = [];
  const calls = createSignInHandlers({
    connections: {
      find: async (id) => {
        const found = saved.find((one) => one.id === id);
        return found === undefined
          ? err({ code: 'connection-unknown', connection: id })
          : ok(found);
      },
    },
    signInServices: createFakeSignInServices(mfaPrompts, {
      signIns,
      router: routerOver(signIns),
      identityCenter: createFakeIdentityCenter(own),
      profiles: {
        list: async () => ok([{ name: 'pier', kind: 'keys' }]),
        read: () => Promise.reject(new Error('not read for a list')),
      },
    }),
    notify(event) {
      if (event.type === 'device-code') deviceCodes.push([event.code, event.host]);
    },
  });
  return { calls, mfaPrompts, deviceCodes };
}

const start = { organization, method: 'browser' } as const;

describe('signing in to an Identity Center', () => {
  it('returns the expiry when the user has finished', async () => {
    const { calls } = calling({ signIn: async () => ok({ until: 7, renews: true }) });
    expect(await calls.start(start)).toEqual(ok({ until: 7 }));
  });

  it('with a device reports the code, without control characters', async () => {
    const { calls, deviceCodes } = calling({
      signIn: async (_organization, method) => {
        if (method.type === 'device') method.onCode('PIER-COMP', 'device.example\u0007');
        return ok({ until: 7, renews: true });
      },
    });
    await calls.start({ organization, method: 'device' });
    expect(deviceCodes).toEqual([['PIER-COMP', 'device.example']]);
  });

  it.each(['cancelling', 'another sign-in'])('ends as denied after %s', async (how) => {
    const signals: AbortSignal[] = [];
    const { calls } = calling({
      signIn: (_organization, _way, _endpoint, signal) => {
        signals.push(signal);
        if (signals.length > 1) return Promise.resolve(ok({ until: 7, renews: true }));
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        });
      },
    });
    const first = calls.start(start);
    await (how === 'cancelling' ? calls.cancel(undefined) : calls.start(start));
    expect(await first).toEqual(err({ code: 'sign-in-denied' }));
    expect(signals[0]?.aborted).toBe(true);
  });

  it('that ends with a bug throws it', async () => {
    const { calls } = calling({ signIn: () => Promise.reject(new TypeError('no')) });
    await expect(calls.start(start)).rejects.toThrow(TypeError);
  });

  it.each(['https://harbour.example', 'http://10.0.0.7:80', 'file:///etc', ''])(
    'is refused at an external endpoint: %j',
    async (endpoint) => {
      const { calls } = calling();
      const refused = { ok: false, failure: { code: 'request-refused' } };
      expect(await calls.start({ ...start, endpoint })).toMatchObject(refused);
      expect(await calls.accounts({ organization, endpoint })).toMatchObject(refused);
      const ofAccount = { organization, endpoint, account: '000000000001' };
      expect(await calls.roles(ofAccount)).toMatchObject(refused);
    },
  );

  it('lists accounts and roles', async () => {
    const asked: unknown[] = [];
    const { calls } = calling({
      accounts: async () => ok([{ id: '000000000001', name: 'North Pier' }]),
      roles: async (_organization, account, endpoint) => {
        asked.push([account, endpoint]);
        return ok(['Artist']);
      },
    });
    const endpoint = 'http://127.0.0.1:4100';
    const accounts = await calls.accounts({ organization, endpoint });
    expect(accounts).toEqual(ok([{ id: '000000000001', name: 'North Pier' }]));
    const ofAccount = { organization, endpoint, account: '000000000001' };
    expect(await calls.roles(ofAccount)).toEqual(ok(['Artist']));
    expect(asked).toEqual([['000000000001', endpoint]]);
  });
});

describe('a connection', () => {
  it('returns its status, and can be signed in again and signed out', async () => {
    const out = deferred<unknown>();
    const { calls } = calling({
      signIn: async () => ok({ until: 7, renews: true }),
      credentials: async () => ok(keysNamed('artist', 9e15)),
      signOut: async (of) => {
        out.resolve(of);
        return ok(undefined);
      },
    });
    const given = { connection: pier.id };
    expect(await calls.status(given)).toMatchObject({ value: { state: 'needs-sign-in' } });
    expect(await calls.again(given)).toEqual(ok(undefined));
    expect(await calls.out(given)).toEqual(ok(undefined));
    expect(await out.promise).toEqual(organization);
  });

  it.each(['again', 'out'] as const)('to the practice studio has no sign-in: %s', async (name) => {
    const { calls } = calling();
    expect(await calls[name]({ connection: practice.id })).toMatchObject({
      failure: { code: 'request-refused' },
    });
  });

  it.each(['status', 'again', 'out'] as const)(
    'that does not exist is reported: %s',
    async (name) => {
      const { calls } = calling();
      expect(await calls[name]({ connection: connectionId('nowhere') })).toMatchObject({
        failure: { code: 'connection-unknown' },
      });
    },
  );

  it('can use an existing profile, and all are listed', async () => {
    const { calls } = calling();
    const profiles = await calls.profiles(undefined);
    expect(profiles).toEqual(ok([{ name: 'pier', kind: 'keys' }]));
  });
});

describe('an MFA code', () => {
  it('is requested by a question and can be entered', async () => {
    const { calls, mfaPrompts } = calling();
    expect(await calls.codeQuestion(undefined)).toEqual(ok(null));
    const asked = mfaPrompts.ask(mfaSerial, calm());
    const question = { id: uuid(1), device: mfaSerial };
    expect(await calls.codeQuestion(undefined)).toEqual(ok(question));
    expect(await calls.giveCode({ id: uuid(1), code: '135790' })).toEqual(ok(undefined));
    const given = await asked;
    expect(given.ok && given.value.reveal()).toBe('135790');
  });
});
