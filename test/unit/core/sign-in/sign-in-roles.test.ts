import { describe, expect, it } from 'vitest';
import type { Keys } from '../../../../src/main/core/secrets/keys.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type {
  AskCode,
  RoleRequest,
  SessionKeys,
} from '../../../../src/main/core/sign-in/sign-in.ts';
import type { Credentials } from '../../../../src/shared/sign-in/credentials.ts';
import { ok, err, type Failure, type Result } from '../../../../src/shared/base/failure.ts';
import { uuid } from '../support/fakes.ts';
import { createHandClock } from '../support/hand-clock.ts';
import {
  asking,
  calm,
  connectionWith,
  createSigning,
  hourMs,
  keysNamed,
  mfaSerial,
  minuteMs,
  nameOf,
  roleArn,
  type SignInFakes,
} from './sign-in-fakes.ts';

const keychain = { load: async () => ok(keysNamed('lasting')) };

describe('a role', () => {
  const base = { source: 'keychain', entry: uuid(900) } as const;
  const plain: Credentials = { source: 'assume-role', roleArn, base };
  const guarded: Credentials = { ...plain, mfaSerial };

  /** An STS that gives roles for an hour, unless `wants` returns a failure. */
  function assuming(
    refuse: (from: Keys, role: RoleRequest) => Failure | undefined = () => undefined,
    more: SignInFakes = {},
  ) {
    const hand = createHandClock();
    const assumed: { from: string; role: RoleRequest }[] = [];
    const assumeRole = async (from: Keys, role: RoleRequest): Promise<Result<SessionKeys>> => {
      assumed.push({ from: nameOf(from), role });
      const failure = refuse(from, role);
      if (failure !== undefined) return err(failure);
      return ok(keysNamed(`role-${assumed.length}`, hand.clock.now() + hourMs));
    };
    const setup = createSigning({ keys: keychain, sts: { assumeRole }, ...more }, hand);
    return { ...setup, assumed };
  }
  const giving = (code: string) => {
    const devices: string[] = [];
    const askCode: AskCode = async (device) => {
      devices.push(device);
      return ok(new Secret(code));
    };
    return { devices, askCode };
  };

  it('is assumed with its base keys, which are not exchanged first', async () => {
    const setup = assuming();
    const given: Credentials = { ...plain, externalId: 'pier-7' };
    expect(await asking(setup, connectionWith(given))).toBe('role-1');
    expect(setup.assumed).toEqual([{ from: 'lasting', role: { roleArn, externalId: 'pier-7' } }]);
  });

  it('with MFA asks for a code once for all callers', async () => {
    const { askCode, devices } = giving('135790');
    const setup = assuming(undefined, { askCode });
    const all = [1, 2, 3].map(() => asking(setup, connectionWith(guarded)));
    expect(await Promise.all(all)).toEqual(['role-1', 'role-1', 'role-1']);
    expect(devices).toEqual([mfaSerial]);
    expect(setup.assumed[0]?.role.code?.reveal()).toBe('135790');
  });

  it('does not ask for a code during a request', async () => {
    const { askCode, devices } = giving('135790');
    const { signIns } = assuming(undefined, { askCode });
    const keys = await signIns.keys(connectionWith(guarded), calm());
    expect(keys).toEqual(err({ code: 'mfa-needed' }));
    expect(devices).toEqual([]);
  });

  it('is used almost to its end if each renewal needs a code', async () => {
    const { askCode, devices } = giving('135790');
    const setup = assuming(undefined, { askCode });
    await asking(setup, connectionWith(guarded));
    await setup.hand.pass(hourMs - 2 * minuteMs);
    expect(await asking(setup, connectionWith(guarded))).toBe('role-1');
    await setup.hand.pass(minuteMs);
    expect(await asking(setup, connectionWith(guarded))).toBe('role-2');
    expect(devices).toHaveLength(2);
  });

  it.each<Failure['code']>(['mfa-refused', 'access-denied', 'service-unreachable'])(
    'that is refused reports %s',
    async (code) => {
      const { askCode } = giving('000000');
      const failures: Failure[] = [
        { code: 'mfa-refused' },
        { code: 'access-denied', operation: 'AssumeRole' },
        { code: 'service-unreachable', transientError: 'offline' },
      ];
      const failure = failures.find((one) => one.code === code)!;
      const setup = assuming(() => failure, { askCode });
      expect(await asking(setup, connectionWith(guarded))).toBe(code);
    },
  );

  it('is not assumed if its base keys are missing', async () => {
    const keys = { load: async () => err({ code: 'vault-missing' }) };
    const { askCode, devices } = giving('135790');
    const setup = assuming(undefined, { keys, askCode });
    expect(await asking(setup, connectionWith(guarded))).toBe('vault-missing');
    expect([setup.assumed, devices]).toEqual([[], []]);
  });

  it('has its base keys renewed once if they have expired, with the same code', async () => {
    let given = 0;
    const { askCode, devices } = giving('135790');
    const read = async () => ok(keysNamed(`base-${++given}`, 9e15));
    const refuse = (from: Keys): Failure | undefined =>
      nameOf(from) === 'base-1' ? { code: 'credentials-expired' } : undefined;
    const setup = assuming(refuse, { profiles: { read }, askCode });
    const base = { source: 'profile', profile: 'pier' } as const;
    expect(await asking(setup, connectionWith({ ...guarded, base }))).toBe('role-2');
    expect(setup.assumed.map(({ from }) => from)).toEqual(['base-1', 'base-2']);
    expect(devices).toHaveLength(1);
  });

  it('does not renew base keys again if they are still expired', async () => {
    const read = async () => ok(keysNamed('base', 9e15));
    const refuse = (): Failure => ({ code: 'credentials-expired' });
    const { signIns, assumed } = assuming(refuse, { profiles: { read } });
    const base = { source: 'profile', profile: 'pier' } as const;
    await signIns.ready(connectionWith({ ...plain, base }), calm());
    expect(assumed).toHaveLength(2);
  });
});
