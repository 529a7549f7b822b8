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
  inOrganisation,
  keysNamed,
  minuteMs,
  nameOf,
} from './sign-in-fakes.ts';

const artist = connectionWith(inOrganisation);
const sameArtist = connectionWith(inOrganisation, { id: 'south-pier', region: 'eu-west-2' });

/** An organisation that gives keys for an hour, `one`, `two`, and so on; what stands in `wrong` is told instead. */
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
  const world = createSigning({ identityCenter }, hand);
  /** Whose keys there are now, or why there are none. */
  const now = async (connection = artist) => {
    const keys = await world.signIns.keys(connection, calm());
    return keys.ok ? nameOf(keys.value) : keys.failure.code;
  };
  const keysNow = async () => {
    const keys = await world.signIns.keys(artist, calm());
    if (!keys.ok) throw new Error('no keys');
    return keys.value;
  };
  return { ...world, now, keysNow, wrong, asked: () => asked };
}

describe('a sign-in', () => {
  it('is shared by all connections that sign in alike', async () => {
    const { now, asked } = signedIn();
    expect(await Promise.all([now(), now(sameArtist), now()])).toEqual(['one', 'one', 'one']);
    expect(await now(sameArtist)).toBe('one');
    expect(asked()).toBe(1);
  });

  it.each([
    ['another role', { ...inOrganisation, roleName: 'Supervisor' }, {}],
    ['another account', { ...inOrganisation, accountId: '000000000002' }, {}],
    ['another organisation', { ...inOrganisation, startUrl: 'https://x.awsapps.com/start' }, {}],
    ['another endpoint', inOrganisation, { signInEndpoint: 'http://127.0.0.1:4100' }],
  ])('is not shared with %s', async (_, credentials, more) => {
    const { now, asked } = signedIn();
    expect(await now()).toBe('one');
    expect(await now(connectionWith(credentials, more))).toBe('two');
    expect(asked()).toBe(2);
  });

  it('is renewed five minutes before its end, for anyone who asks next', async () => {
    const { now, hand, asked } = signedIn();
    await now();
    await hand.pass(hourMs - 5 * minuteMs - 1);
    expect(await now()).toBe('one');
    await hand.pass(1);
    expect(await Promise.all([now(), now(sameArtist)])).toEqual(['two', 'two']);
    expect(asked()).toBe(2);
  });

  it('is renewed at the first request after the machine slept past its end', async () => {
    const { now, hand } = signedIn();
    await now();
    // Asleep, timers stand still and the wall clock goes on.
    hand.setWall(hand.clock.now() + 9 * hourMs);
    expect(hand.waiting()).toBe(0);
    expect(await now()).toBe('two');
  });

  it('is used to its end where the renewal does not come about, and tried twice a minute', async () => {
    const { now, hand, wrong, asked } = signedIn();
    await now();
    wrong.failure = { code: 'service-unreachable', trouble: 'offline' };
    await hand.pass(hourMs - 4 * minuteMs);
    expect([await now(), await now(), asked()]).toEqual(['one', 'one', 2]);
    await hand.pass(30_000);
    expect([await now(), asked()]).toEqual(['one', 3]);
    await hand.pass(4 * minuteMs);
    expect(await now()).toBe('service-unreachable');
  });

  it('that a person has to renew is used to its end without asking again and again', async () => {
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

  it('that ended before it came says how far our clock is ahead', async () => {
    const hand = createHandClock();
    const identityCenter = {
      credentials: async () => ok(keysNamed('old', hand.clock.now() - 45 * minuteMs)),
    };
    const { signIns } = createSigning({ identityCenter }, hand);
    expect(await signIns.keys(artist, calm())).toEqual(err({ code: 'clock-wrong', minutes: 60 }));
  });
});

describe('keys the service says have expired', () => {
  it('are renewed once for all that were refused with them', async () => {
    const { signIns, now, keysNow, asked, hand } = signedIn();
    const first = await keysNow();
    for (const connection of [artist, sameArtist, artist]) signIns.refused(connection, first);
    expect(await Promise.all([now(), now(sameArtist)])).toEqual(['two', 'two']);
    // A request that was slow is refused with the old ones, long after.
    await hand.pass(2 * minuteMs);
    signIns.refused(artist, first);
    expect(await now()).toBe('two');
    expect(asked()).toBe(2);
  });

  it('are not renewed over and over where the new ones are refused as well', async () => {
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

  it('are not given again where they cannot be renewed', async () => {
    const { signIns, keysNow, now, wrong } = signedIn();
    signIns.refused(artist, await keysNow());
    wrong.failure = { code: 'sign-in-needed' };
    expect(await now()).toBe('sign-in-needed');
  });
});

describe('who waits for a renewal', () => {
  it('can leave while the others go on, and the last one stops it', async () => {
    const renewal = deferred<Result<SessionKeys>>();
    const signals: AbortSignal[] = [];
    const { signIns } = createSigning({
      identityCenter: {
        credentials: async (_organisation, _role, _endpoint, signal) => {
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

  it('is given what is wanted now where someone signed out meanwhile', async () => {
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
