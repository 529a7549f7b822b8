import { describe, expect, it } from 'vitest';
import { err } from '../../../../../src/shared/base/failure.ts';
import { deferred, launchId, resourceId } from '../../support/fakes.ts';
import { settle } from '../../support/hand-clock.ts';
import { createPlayedLaunches, events, valueOf, request } from '../support/launches-fakes.ts';

describe('a launch request', () => {
  it('becomes a launch that is listed', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    expect(launches.list()).toMatchObject([{ launch, state: 'requesting', session: 'comp-07' }]);
    expect(runs[0]?.options).toMatchObject({ check: true, via: 'viewer' });
  });

  it('that is made twice starts one launch', async () => {
    const { launches, runs } = createPlayedLaunches();
    const [first, second] = await Promise.all([launches.start(request), launches.start(request)]);
    expect(valueOf(first)).toBe(valueOf(second));
    expect(runs).toHaveLength(1);
  });

  it('for a launch in progress starts no other', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    await runs[0]?.play(...events.waiting);
    expect(valueOf(await launches.start(request))).toBe(launch);
    expect(runs).toHaveLength(1);
  });

  it('for an open viewer returns its launch and opens no second viewer', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    await runs[0]?.play(...events.opened);
    expect(valueOf(await launches.start(request))).toBe(launch);
    await runs[0]?.play(...events.ended);
    expect(valueOf(await launches.start(request))).not.toBe(launch);
    expect(runs).toHaveLength(2);
  });

  it('for the same workstation is the same with or without its studio', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    const { studio: _, ...bare } = request;
    expect(valueOf(await launches.start(bare))).toBe(launch);
    expect(runs).toHaveLength(1);
  });

  it('for a workstation that another launch has found returns that launch', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start({ connection: request.connection }));
    await runs[0]?.play({
      type: 'found',
      at: 2,
      studio: request.studio!,
      session: request.session!,
    });
    expect(valueOf(await launches.start(request))).toBe(launch);
    expect(runs).toHaveLength(1);
  });

  it.each([
    ['workstation', { ...request, session: resourceId('comp-08') }],
    ['studio', { ...request, studio: resourceId('studio-2') }],
    ['connection', { ...request, connection: 'south-pier' as typeof request.connection }],
  ])('for another %s is separate', async (_, other) => {
    const { launches, runs } = createPlayedLaunches();
    await launches.start(request);
    await launches.start(other);
    expect(runs).toHaveLength(2);
    expect(new Set(runs.map(({ options }) => options.token)).size).toBe(2);
  });

  it('that could not start is reported and not listed, and can be made again', async () => {
    const outcomes = [err({ code: 'connection-unknown', connection: 'x' })];
    const { launches, runs } = createPlayedLaunches(
      async () => outcomes.pop() ?? { ok: true, value: undefined },
    );
    expect(await launches.start(request)).toMatchObject({
      failure: { code: 'connection-unknown' },
    });
    expect(launches.list()).toEqual([]);
    expect((await launches.start(request)).ok).toBe(true);
    expect(runs).toHaveLength(1);
  });
});

describe('launches', () => {
  it('report each change to their listeners, until they unsubscribe', async () => {
    const { launches, runs } = createPlayedLaunches();
    const reported: string[] = [];
    const stop = launches.onChange((all) => reported.push(all.map(({ state }) => state).join()));
    await launches.start(request);
    await runs[0]?.play(...events.waiting);
    stop();
    await runs[0]?.play(...events.quota);
    expect(reported).toEqual(['requesting', 'waiting']);
    expect(launches.list()[0]?.state).toBe('failed');
  });

  it('are cancelled one by one', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    await launches.start({ ...request, session: resourceId('comp-08') });
    launches.cancel(launch);
    await settle();
    expect(launches.list().map(({ state }) => state)).toEqual(['cancelled', 'requesting']);
    expect(runs.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('that do not exist can be cancelled and dismissed without effect', async () => {
    const { launches } = createPlayedLaunches();
    await launches.start(request);
    launches.cancel(launchId(77));
    launches.dismiss(launchId(77));
    expect(launches.list().map(({ state }) => state)).toEqual(['requesting']);
  });

  it('can be dismissed only when they are over', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    launches.dismiss(launch);
    expect(launches.list()).toHaveLength(1);
    expect(runs[0]?.signal.aborted).toBe(false);
    await runs[0]?.play(...events.quota);
    launches.dismiss(launch);
    expect(launches.list()).toEqual([]);
  });

  it('that are over are listed up to the newest fifty', async () => {
    const { launches, runs } = createPlayedLaunches();
    for (let nth = 0; nth < 53; nth++) {
      await launches.start({ ...request, session: resourceId(`comp-${nth}`) });
      await runs[nth]?.play(...events.quota);
    }
    expect(launches.list()).toHaveLength(50);
    expect(launches.list()[0]?.session).toBe('comp-3');
  });

  it('that end with a bug have failed, and the bug is logged', async () => {
    const { launches, runs, bugs } = createPlayedLaunches();
    await launches.start(request);
    const bug = new TypeError('a bug');
    await runs[0]?.crash(bug);
    expect(bugs).toEqual([bug]);
    expect(launches.list()).toMatchObject([{ state: 'failed', at: 99, failure: { code: 'bug' } }]);
  });
});

describe('the end of the program', () => {
  it('cancels all launches and waits until nothing runs', async () => {
    const { launches, runs } = createPlayedLaunches();
    await launches.start(request);
    await launches.start({ ...request, session: resourceId('comp-08') });
    await runs[0]?.play(...events.opened);
    await launches.stop();
    expect(launches.list().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('cancels even a launch that is about to start', async () => {
    const gate = deferred<undefined>();
    const { launches, runs } = createPlayedLaunches(async () => {
      await gate.promise;
      return { ok: true, value: undefined };
    });
    const started = launches.start(request);
    const stopped = launches.stop();
    gate.resolve(undefined);
    await started;
    await stopped;
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(launches.list().map(({ state }) => state)).toEqual(['cancelled']);
  });
});
