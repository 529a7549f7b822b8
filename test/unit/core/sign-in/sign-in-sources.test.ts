import { describe, expect, it } from 'vitest';
import type { Keys } from '../../../../src/main/core/secrets/keys.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { SessionKeys } from '../../../../src/main/core/sign-in/sign-in.ts';
import { ok, err, type Failure, type Result } from '../../../../src/shared/base/failure.ts';
import { createHandClock } from '../support/hand-clock.ts';
import {
  asking,
  calm,
  connectionWith,
  createSigning,
  hourMs,
  inKeychain,
  keysNamed,
  minuteMs,
  nameOf,
} from './sign-in-fakes.ts';

const lasting = keysNamed('lasting');

describe('keys from the keychain', () => {
  const inRegion = { region: 'us-west-2' };

  /** An STS that exchanges keys for an hour, or refuses. */
  function exchanging(refusal: { failure?: Failure } = {}, keys: Keys = lasting) {
    const hand = createHandClock();
    const exchanged: unknown[] = [];
    const sts = {
      session: async (from: Keys, at: unknown): Promise<Result<SessionKeys>> => {
        exchanged.push([nameOf(from), at]);
        if (refusal.failure !== undefined) return err(refusal.failure);
        return ok(keysNamed(`session-${exchanged.length}`, hand.clock.now() + hourMs));
      },
    };
    const setup = createSigning({ keys: { load: async () => ok(keys) }, sts }, hand);
    return { ...setup, exchanged };
  }

  it('are exchanged for temporary ones if the endpoint is an AWS endpoint', async () => {
    const setup = exchanging();
    expect(await asking(setup, connectionWith(inKeychain))).toBe('session-1');
    expect(setup.exchanged).toEqual([['lasting', inRegion]]);
    await setup.hand.pass(hourMs);
    expect(await asking(setup, connectionWith(inKeychain))).toBe('session-2');
  });

  it('are exchanged at the sign-in endpoint if there is one', async () => {
    const setup = exchanging();
    const signInEndpoint = 'http://127.0.0.1:4100';
    const more = { endpoint: 'https://pier.example', signInEndpoint };
    expect(await asking(setup, connectionWith(inKeychain, more))).toBe('session-1');
    expect(setup.exchanged).toEqual([['lasting', { ...inRegion, endpoint: signInEndpoint }]]);
  });

  it('are sent only to the endpoint if it is a custom one', async () => {
    const setup = exchanging();
    const other = connectionWith(inKeychain, { endpoint: 'https://pier.example' });
    expect(await asking(setup, other)).toBe('lasting');
    expect(await setup.signIns.checks(other, calm())).toEqual([]);
    expect(setup.exchanged).toEqual([]);
  });

  it('that are temporary already are used unchanged', async () => {
    const temporary = { ...lasting, sessionToken: new Secret('token') };
    const setup = exchanging({}, temporary);
    expect(await asking(setup, connectionWith(inKeychain))).toBe('lasting');
    expect(setup.exchanged).toEqual([]);
  });

  it.each<Failure>([
    { code: 'access-denied', operation: 'GetSessionToken' },
    { code: 'service-unreachable', transientError: 'offline' },
    { code: 'clock-wrong', minutes: 9 },
  ])('are used directly if STS returns $code, which is remembered for an hour', async (failure) => {
    const refusal: { failure?: Failure } = { failure };
    const setup = exchanging(refusal);
    const connection = connectionWith(inKeychain);
    expect(await asking(setup, connection)).toBe('lasting');
    delete refusal.failure;
    await setup.hand.pass(hourMs - 1);
    expect(await asking(setup, connection)).toBe('lasting');
    expect(setup.exchanged).toHaveLength(1);
    await setup.hand.pass(minuteMs);
    expect(await asking(setup, connection)).toBe('session-2');
  });

  it('are read for each request if they are not exchanged', async () => {
    let reads = 0;
    const load = async () => ok(keysNamed(`read-${++reads}`));
    const { signIns } = createSigning({ keys: { load } });
    const connection = connectionWith(inKeychain, { endpoint: 'https://pier.example' });
    await signIns.ready(connection, calm());
    const [first, second] = [
      await signIns.keys(connection, calm()),
      await signIns.keys(connection, calm()),
    ];
    expect([first, second].map((one) => one.ok && nameOf(one.value))).toEqual(['read-1', 'read-2']);
  });

  it('that the keychain does not return are reported with its failure', async () => {
    const setup = createSigning({ keys: { load: async () => err({ code: 'vault-locked' }) } });
    expect(await asking(setup, connectionWith(inKeychain))).toBe('vault-locked');
  });
});

describe('keys of a profile', () => {
  const pier = connectionWith({ source: 'profile', profile: 'pier' });

  it('without an expiry are read again after a minute, not for each request', async () => {
    let reads = 0;
    const read = async () => ok(keysNamed(`read-${++reads}`));
    const setup = createSigning({ profiles: { read } });
    expect([await asking(setup, pier), await asking(setup, pier)]).toEqual(['read-1', 'read-1']);
    await setup.hand.pass(minuteMs);
    expect(await asking(setup, pier)).toBe('read-2');
  });

  it('that were refused are read again at once', async () => {
    let reads = 0;
    const read = async () => ok(keysNamed(`read-${++reads}`));
    const { signIns } = createSigning({ profiles: { read } });
    for (const nth of [1, 2, 3]) {
      const keys = await signIns.keys(pier, calm());
      expect(keys.ok && nameOf(keys.value)).toBe(`read-${nth}`);
      if (keys.ok) signIns.refused(pier, keys.value);
    }
  });

  it('are read with the command the user agreed to, if any', async () => {
    const asked: unknown[] = [];
    const read = async (profile: unknown) => {
      asked.push(profile);
      return ok(lasting);
    };
    const setup = createSigning({ profiles: { read } });
    const agreedCommand = 'a'.repeat(64);
    await asking(setup, pier);
    await asking(setup, connectionWith({ source: 'profile', profile: 'pier', agreedCommand }));
    expect(asked).toEqual([{ name: 'pier' }, { name: 'pier', agreedCommand }]);
  });

  it('that are expired when they are read report their source', async () => {
    const { signIns } = createSigning({ profiles: { read: async () => ok(keysNamed('old', 1)) } });
    expect(await signIns.keys(pier, calm())).toEqual(
      err({ code: 'credentials-expired', origin: 'profile' }),
    );
  });
});

it('keys from the environment are read for each request', async () => {
  let nth = 0;
  const setup = createSigning({ environment: () => ok(keysNamed(`now-${++nth}`)) });
  const connection = connectionWith({ source: 'environment' });
  expect([await asking(setup, connection), await asking(setup, connection)]).toEqual([
    'now-1',
    'now-2',
  ]);
});
