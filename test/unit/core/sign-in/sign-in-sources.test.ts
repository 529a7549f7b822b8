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
  const place = { region: 'us-west-2' };

  /** An STS that exchanges keys for an hour, or says why not. */
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
    const world = createSigning({ keys: { load: async () => ok(keys) }, sts }, hand);
    return { ...world, exchanged };
  }

  it('are exchanged for temporary ones where the endpoint is AWS’s own', async () => {
    const world = exchanging();
    expect(await asking(world, connectionWith(inKeychain))).toBe('session-1');
    expect(world.exchanged).toEqual([['lasting', place]]);
    await world.hand.pass(hourMs);
    expect(await asking(world, connectionWith(inKeychain))).toBe('session-2');
  });

  it('are exchanged at the sign-in endpoint where there is one', async () => {
    const world = exchanging();
    const signInEndpoint = 'http://127.0.0.1:4100';
    const more = { endpoint: 'https://pier.example', signInEndpoint };
    expect(await asking(world, connectionWith(inKeychain, more))).toBe('session-1');
    expect(world.exchanged).toEqual([['lasting', { ...place, endpoint: signInEndpoint }]]);
  });

  it('are shown to nobody but the endpoint where it is another’s', async () => {
    const world = exchanging();
    const other = connectionWith(inKeychain, { endpoint: 'https://pier.example' });
    expect(await asking(world, other)).toBe('lasting');
    expect(await world.signIns.checks(other, calm())).toEqual([]);
    expect(world.exchanged).toEqual([]);
  });

  it('that are temporary already are used as they are', async () => {
    const temporary = { ...lasting, sessionToken: new Secret('token') };
    const world = exchanging({}, temporary);
    expect(await asking(world, connectionWith(inKeychain))).toBe('lasting');
    expect(world.exchanged).toEqual([]);
  });

  it.each<Failure>([
    { code: 'access-denied', operation: 'GetSessionToken' },
    { code: 'service-unreachable', trouble: 'offline' },
    { code: 'clock-wrong', minutes: 9 },
  ])('sign themselves where STS says $code, which is remembered for an hour', async (failure) => {
    const refusal: { failure?: Failure } = { failure };
    const world = exchanging(refusal);
    const connection = connectionWith(inKeychain);
    expect(await asking(world, connection)).toBe('lasting');
    delete refusal.failure;
    await world.hand.pass(hourMs - 1);
    expect(await asking(world, connection)).toBe('lasting');
    expect(world.exchanged).toHaveLength(1);
    await world.hand.pass(minuteMs);
    expect(await asking(world, connection)).toBe('session-2');
  });

  it('are read again for each request where they are not exchanged', async () => {
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

  it('that the keychain does not give are reported as it says', async () => {
    const world = createSigning({ keys: { load: async () => err({ code: 'vault-locked' }) } });
    expect(await asking(world, connectionWith(inKeychain))).toBe('vault-locked');
  });
});

describe('keys of a profile', () => {
  const pier = connectionWith({ source: 'profile', profile: 'pier' });

  it('without an end are read again after a minute, not for each request', async () => {
    let reads = 0;
    const read = async () => ok(keysNamed(`read-${++reads}`));
    const world = createSigning({ profiles: { read } });
    expect([await asking(world, pier), await asking(world, pier)]).toEqual(['read-1', 'read-1']);
    await world.hand.pass(minuteMs);
    expect(await asking(world, pier)).toBe('read-2');
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

  it('are read with what was agreed to, and with nothing where nothing was', async () => {
    const asked: unknown[] = [];
    const read = async (profile: unknown) => {
      asked.push(profile);
      return ok(lasting);
    };
    const world = createSigning({ profiles: { read } });
    const agreedCommand = 'a'.repeat(64);
    await asking(world, pier);
    await asking(world, connectionWith({ source: 'profile', profile: 'pier', agreedCommand }));
    expect(asked).toEqual([{ name: 'pier' }, { name: 'pier', agreedCommand }]);
  });

  it('that ended before they came are expired, and say where they come from', async () => {
    const { signIns } = createSigning({ profiles: { read: async () => ok(keysNamed('old', 1)) } });
    expect(await signIns.keys(pier, calm())).toEqual(
      err({ code: 'credentials-expired', origin: 'profile' }),
    );
  });
});

it('keys from the environment are those it holds now', async () => {
  let nth = 0;
  const world = createSigning({ environment: () => ok(keysNamed(`now-${++nth}`)) });
  const connection = connectionWith({ source: 'environment' });
  expect([await asking(world, connection), await asking(world, connection)]).toEqual([
    'now-1',
    'now-2',
  ]);
});
