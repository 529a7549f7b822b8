import { describe, expect, it } from 'vitest';
import type { SessionKeys } from '../../../../src/main/core/sign-in/sign-in.ts';
import { ok, err, type Failure, type Result } from '../../../../src/shared/base/failure.ts';
import { deferred } from '../support/fakes.ts';
import { createHandClock, settle, type HandClock } from '../support/hand-clock.ts';
import {
  calm,
  connectionWith,
  createSigning,
  hourMs,
  inOrganization,
  keysNamed,
  minuteMs,
  nameOf,
} from './sign-in-fakes.ts';

const artist = connectionWith(inOrganization);
const sameArtist = connectionWith(inOrganization, { id: 'south-pier', region: 'eu-west-2' });

/**
 * An Identity Center that gives keys for an hour, named `one`, `two`, and so on, unless `wrong` has
 * a failure.
 */
function signedIn(hand: HandClock = createHandClock()) {
  const names = ['one', 'two', 'three', 'four', 'five'];
  const wrong: { failure?: Failure } = {};
  let given = 0;
  let asked = 0;
  const identityCenter = {
    credentials: async (): Promise<Result<SessionKeys>> => {
      asked += 1;
      if (wrong.failure !== undefined) return err(wrong.failure);
      return ok(keysNamed(names[given++] ?? 'many', hand.clock.now() + hourMs));
    },
  };
  const setup = createSigning({ identityCenter }, hand);
  /** The name of the current keys, or the code of the failure. */
  const now = async (connection = artist) => {
    const keys = await setup.signIns.keys(connection, calm());
    return keys.ok ? nameOf(keys.value) : keys.failure.code;
  };
  const keysNow = async () => {
    const keys = await setup.signIns.keys(artist, calm());
    if (!keys.ok) throw new Error('no keys');
    return keys.value;
  };
  return { ...setup, now, keysNow, wrong, asked: () => asked };
}

describe('a sign-in', () => {
  it('is shared by all connections with the same credentials', async () => {
    const { now, asked } = signedIn();
    expect(await Promise.all([now(), now(sameArtist), now()])).toEqual(['one', 'one', 'one']);
    expect(await now(sameArtist)).toBe('one');
    expect(asked()).toBe(1);
  });

  it.each([
    ['another role', { ...inOrganization, roleName: 'Supervisor' }, {}],
    ['another account', { ...inOrganization, accountId: '000000000002' }, {}],
    ['another organization', { ...inOrganization, startUrl: 'https://x.awsapps.com/start' }, {}],
    ['another endpoint', inOrganization, { signInEndpoint: 'http://127.0.0.1:4100' }],
  ])('is not shared with %s', async (_, credentials, more) => {
    const { now, asked } = signedIn();
    expect(await now()).toBe('one');
    expect(await now(connectionWith(credentials, more))).toBe('two');
    expect(asked()).toBe(2);
  });

  it('is renewed five minutes before it expires, by the next request', async () => {
    const { now, hand, asked } = signedIn();
    await now();
    await hand.pass(hourMs - 5 * minuteMs - 1);
    expect(await now()).toBe('one');
    await hand.pass(1);
    expect(await Promise.all([now(), now(sameArtist)])).toEqual(['two', 'two']);
    expect(asked()).toBe(2);
  });

  it('is renewed by the first request after the machine slept past its expiry', async () => {
    const { now, hand } = signedIn();
    await now();
    // During sleep, timers stand still and the wall clock continues.
    hand.setWall(hand.clock.now() + 9 * hourMs);
    expect(hand.waiting()).toBe(0);
    expect(await now()).toBe('two');
  });

  it('is used until it expires if the renewal fails, which is tried twice a minute', async () => {
    const { now, hand, wrong, asked } = signedIn();
    await now();
    wrong.failure = { code: 'service-unreachable', transientError: 'offline' };
    await hand.pass(hourMs - 4 * minuteMs);
    expect([await now(), await now(), asked()]).toEqual(['one', 'one', 2]);
    await hand.pass(30_000);
    expect([await now(), asked()]).toEqual(['one', 3]);
    await hand.pass(4 * minuteMs);
    expect(await now()).toBe('service-unreachable');
  });

  it('that only the user can renew is used until it expires, without repeated requests', async () => {
    const { now, hand, wrong, asked } = signedIn();
    await now();
    wrong.failure = { code: 'sign-in-needed' };
    await hand.pass(hourMs - 4 * minuteMs);
    await now();
    await hand.pass(3 * minuteMs);
    expect([await now(), asked()]).toEqual(['one', 2]);
    await hand.pass(minuteMs);
    expect(await now()).toBe('sign-in-needed');
  });

  it('that is expired when it arrives reports how far the clock is ahead', async () => {
    const hand = createHandClock();
    const identityCenter = {
      credentials: async () => ok(keysNamed('old', hand.clock.now() - 45 * minuteMs)),
    };
    const { signIns } = createSigning({ identityCenter }, hand);
    expect(await signIns.keys(artist, calm())).toEqual(err({ code: 'clock-wrong', minutes: 60 }));
  });
});

describe('keys that the service reports as expired', () => {
  it('are renewed once for all requests that were refused', async () => {
    const { signIns, now, keysNow, asked, hand } = signedIn();
    const first = await keysNow();
    for (const connection of [artist, sameArtist, artist]) signIns.refused(connection, first);
    expect(await Promise.all([now(), now(sameArtist)])).toEqual(['two', 'two']);
    // A slow request is refused with the old keys much later.
    await hand.pass(2 * minuteMs);
    signIns.refused(artist, first);
    expect(await now()).toBe('two');
    expect(asked()).toBe(2);
  });

  it('are not renewed repeatedly if the new ones are refused as well', async () => {
    const { signIns, keysNow, now, asked, hand } = signedIn();
    for (let request = 1; request <= 20; request++) {
      signIns.refused(artist, await keysNow());
      await hand.pass(1_000);
    }
    expect([await now(), asked()]).toEqual(['two', 2]);
    await hand.pass(minuteMs);
    signIns.refused(artist, await keysNow());
    expect(await now()).toBe('three');
  });

  it('are not used again if they cannot be renewed', async () => {
    const { signIns, keysNow, now, wrong } = signedIn();
    signIns.refused(artist, await keysNow());
    wrong.failure = { code: 'sign-in-needed' };
    expect(await now()).toBe('sign-in-needed');
  });
});

describe('a caller that waits for a renewal', () => {
  it('can cancel without affecting the others, and the last one aborts the renewal', async () => {
    const renewal = deferred<Result<SessionKeys>>();
    const signals: AbortSignal[] = [];
    const { signIns } = createSigning({
      identityCenter: {
        credentials: async (_organization, _role, _endpoint, signal) => {
          signals.push(signal);
          return renewal.promise;
        },
      },
    });
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [one, other].map(({ signal }) => signIns.keys(artist, signal));
    const left = Promise.allSettled(waits);
    await settle();
    one.abort();
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    other.abort();
    expect((await left).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('gets the result of a new request if someone signs out meanwhile', async () => {
    const renewals = [deferred<Result<SessionKeys>>(), deferred<Result<SessionKeys>>()];
    let asked = 0;
    const { signIns } = createSigning({
      identityCenter: { credentials: async () => renewals[asked++]!.promise },
    });
    const waits = signIns.keys(artist, calm());
    await settle();
    await signIns.out(artist);
    renewals[0]!.resolve(ok(keysNamed('old', Number.MAX_SAFE_INTEGER)));
    renewals[1]!.resolve(err({ code: 'sign-in-needed' }));
    expect(await waits).toEqual(err({ code: 'sign-in-needed' }));
  });
});
