import { describe, expect, it } from 'vitest';
import { err } from '../../../../../src/shared/base/failure.ts';
import { deferred, launchId, resourceId } from '../../support/fakes.ts';
import { settle } from '../../support/hand-clock.ts';
import { createPlayedLaunches, events, valueOf, wish } from '../support/launches-fakes.ts';

describe('a wish', () => {
  it('becomes a launch that is listed', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    expect(launches.list()).toMatchObject([{ launch, state: 'requesting', session: 'comp-07' }]);
    expect(runs[0]?.way).toMatchObject({ check: true, via: 'viewer' });
  });

  it('that is pressed twice is one', async () => {
    const { launches, runs } = createPlayedLaunches();
    const [first, second] = await Promise.all([launches.start(wish), launches.start(wish)]);
    expect(valueOf(first)).toBe(valueOf(second));
    expect(runs).toHaveLength(1);
  });

  it('that is under way is not begun again', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    await runs[0]?.play(...events.waiting);
    expect(valueOf(await launches.start(wish))).toBe(launch);
    expect(runs).toHaveLength(1);
  });

  it('whose viewer is open leads to that one, and opens no second', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    await runs[0]?.play(...events.opened);
    expect(valueOf(await launches.start(wish))).toBe(launch);
    await runs[0]?.play(...events.ended);
    expect(valueOf(await launches.start(wish))).not.toBe(launch);
    expect(runs).toHaveLength(2);
  });

  it('for the same workstation is the same, whether its studio is said or not', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    const { studio: _, ...bare } = wish;
    expect(valueOf(await launches.start(bare))).toBe(launch);
    expect(runs).toHaveLength(1);
  });

  it('for a workstation that was found by another is the same', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start({ connection: wish.connection }));
    await runs[0]?.play({ type: 'found', at: 2, studio: wish.studio!, session: wish.session! });
    expect(valueOf(await launches.start(wish))).toBe(launch);
    expect(runs).toHaveLength(1);
  });

  it.each([
    ['workstation', { ...wish, session: resourceId('comp-08') }],
    ['studio', { ...wish, studio: resourceId('studio-2') }],
    ['connection', { ...wish, connection: 'south-pier' as typeof wish.connection }],
  ])('for another %s is another', async (_, other) => {
    const { launches, runs } = createPlayedLaunches();
    await launches.start(wish);
    await launches.start(other);
    expect(runs).toHaveLength(2);
    expect(new Set(runs.map(({ way }) => way.token)).size).toBe(2);
  });

  it('that could not begin is reported and not listed, and may be made again', async () => {
    const outcomes = [err({ code: 'connection-unknown', connection: 'x' })];
    const { launches, runs } = createPlayedLaunches(
      async () => outcomes.pop() ?? { ok: true, value: undefined },
    );
    expect(await launches.start(wish)).toMatchObject({ failure: { code: 'connection-unknown' } });
    expect(launches.list()).toEqual([]);
    expect((await launches.start(wish)).ok).toBe(true);
    expect(runs).toHaveLength(1);
  });
});

describe('launches', () => {
  it('tell each change to those who listen, until they stop', async () => {
    const { launches, runs } = createPlayedLaunches();
    const heard: string[] = [];
    const stop = launches.onChange((all) => heard.push(all.map(({ state }) => state).join()));
    await launches.start(wish);
    await runs[0]?.play(...events.waiting);
    stop();
    await runs[0]?.play(...events.quota);
    expect(heard).toEqual(['requesting', 'waiting']);
    expect(launches.list()[0]?.state).toBe('failed');
  });

  it('are cancelled one by one', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    await launches.start({ ...wish, session: resourceId('comp-08') });
    launches.cancel(launch);
    await settle();
    expect(launches.list().map(({ state }) => state)).toEqual(['cancelled', 'requesting']);
    expect(runs.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('that are not there are cancelled and dismissed without harm', async () => {
    const { launches } = createPlayedLaunches();
    await launches.start(wish);
    launches.cancel(launchId(77));
    launches.dismiss(launchId(77));
    expect(launches.list().map(({ state }) => state)).toEqual(['requesting']);
  });

  it('are dismissed when they are over, and not before', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    launches.dismiss(launch);
    expect(launches.list()).toHaveLength(1);
    expect(runs[0]?.signal.aborted).toBe(false);
    await runs[0]?.play(...events.quota);
    launches.dismiss(launch);
    expect(launches.list()).toEqual([]);
  });

  it('that are over are listed up to fifty, the newest', async () => {
    const { launches, runs } = createPlayedLaunches();
    for (let nth = 0; nth < 53; nth++) {
      await launches.start({ ...wish, session: resourceId(`comp-${nth}`) });
      await runs[nth]?.play(...events.quota);
    }
    expect(launches.list()).toHaveLength(50);
    expect(launches.list()[0]?.session).toBe('comp-3');
  });

  it('that break by a mistake of Stagedoor say so, and the mistake goes to the log', async () => {
    const { launches, runs, bugs } = createPlayedLaunches();
    await launches.start(wish);
    const mistake = new TypeError('a mistake of ours');
    await runs[0]?.crash(mistake);
    expect(bugs).toEqual([mistake]);
    expect(launches.list()).toMatchObject([{ state: 'failed', at: 99, failure: { code: 'bug' } }]);
  });
});

describe('the end of the program', () => {
  it('cancels everything and waits until nothing runs', async () => {
    const { launches, runs } = createPlayedLaunches();
    await launches.start(wish);
    await launches.start({ ...wish, session: resourceId('comp-08') });
    await runs[0]?.play(...events.opened);
    await launches.stop();
    expect(launches.list().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('cancels even what was just about to begin', async () => {
    const gate = deferred<undefined>();
    const { launches, runs } = createPlayedLaunches(async () => {
      await gate.promise;
      return { ok: true, value: undefined };
    });
    const started = launches.start(wish);
    const stopped = launches.stop();
    gate.resolve(undefined);
    await started;
    await stopped;
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(launches.list().map(({ state }) => state)).toEqual(['cancelled']);
  });
});
