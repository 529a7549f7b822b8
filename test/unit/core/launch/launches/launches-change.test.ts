import { describe, expect, it } from 'vitest';
import type { LaunchEvent } from '../../../../../src/main/core/launch/launch-reducer.ts';
import type { LaunchRequest } from '../../../../../src/main/core/launch/launch-request.ts';
import { err } from '../../../../../src/shared/base/failure.ts';
import { resourceId, uuid } from '../../support/fakes.ts';
import { createPlayedLaunches, events, valueOf, request } from '../support/launches-fakes.ts';

const stop: LaunchRequest = { ...request, connects: false, change: { what: 'stop' } };
const startOnly: LaunchRequest = { ...request, connects: false, change: { what: 'start' } };
const startFirst: LaunchRequest = { ...request, change: { what: 'start' } };
const order = { profile: resourceId('lp-comp') };
const { session: _, ...studioOnly } = request;
const make: LaunchRequest = { ...studioOnly, change: { what: 'create', order } };
const form = uuid(700);
const made: LaunchEvent = {
  type: 'changing',
  at: 9,
  studio: request.studio!,
  session: resourceId('new-1'),
  state: 'CREATE_IN_PROGRESS',
};
const changeFailed: LaunchEvent = {
  type: 'failed',
  at: 9,
  failure: { code: 'change-failed', what: 'create', state: 'CREATE_FAILED' },
};
const finished: LaunchEvent = { type: 'done', at: 9 };

describe('a change', () => {
  it.each([
    ['stop', stop],
    ['start', startOnly],
    ['connection that starts first', startFirst],
  ])('requested twice is one launch: %s', async (_name, wanted) => {
    const { launches, runs } = createPlayedLaunches();
    const [first, second] = await Promise.all([launches.start(wanted), launches.start(wanted)]);
    expect(valueOf(first)).toBe(valueOf(second));
    await runs[0]?.play({ type: 'asked', at: 9 });
    expect(valueOf(await launches.start(wanted))).toBe(valueOf(first));
    expect(runs).toHaveLength(1);
    expect(runs[0]?.request).toEqual(wanted);
  });

  it('that is over can be requested again', async () => {
    const { launches, runs } = createPlayedLaunches();
    const first = valueOf(await launches.start(stop));
    await runs[0]?.play(finished);
    expect(launches.list()[0]?.state).toBe('done');
    expect(valueOf(await launches.start(stop))).not.toBe(first);
    expect(runs[1]?.options.changeToken).not.toBe(runs[0]?.options.changeToken);
  });

  it.each([
    ['stops', stop],
    ['ends', { ...stop, change: { what: 'end' } }],
  ] as const)(
    'that %s a workstation removes the launch whose viewer was open on it',
    async (_, wanted) => {
      const { launches, runs } = createPlayedLaunches();
      const other = valueOf(await launches.start({ ...request, session: resourceId('comp-08') }));
      await runs[0]?.play(...events.opened);
      await launches.start(request);
      await runs[1]?.play(...events.opened);
      const change = valueOf(await launches.start(wanted));
      expect(launches.list()).toHaveLength(3);
      await runs[2]?.play(finished);
      expect(launches.list().map(({ launch }) => launch)).toEqual([other, change]);
    },
  );

  it('and a connection to the same workstation are separate launches', async () => {
    const { launches, runs } = createPlayedLaunches();
    await launches.start(request);
    await launches.start(stop);
    await launches.start(startOnly);
    expect(runs).toHaveLength(3);
    expect(launches.list().map(({ state }) => state)).toEqual([
      ...['requesting', 'stopping', 'starting'],
    ]);
  });

  it('that also connects counts as the connection to its workstation', async () => {
    const { launches, runs } = createPlayedLaunches();
    const first = valueOf(await launches.start(startFirst));
    expect(valueOf(await launches.start(request))).toBe(first);
    expect(runs).toHaveLength(1);
  });

  it('and its stream have different tokens', async () => {
    const { launches, runs } = createPlayedLaunches();
    await launches.start(startFirst);
    const { token, changeToken } = runs[0]!.options;
    expect(token).not.toBe(changeToken);
  });

  it('that reached its time limit is requested again with the same token', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(startFirst));
    await runs[0]?.play(...events.timeLimit);
    await launches.retry(launch, 'again');
    expect(runs[1]?.request).toEqual(startFirst);
    expect(runs[1]?.options).toMatchObject(runs[0]!.options);
  });

  it('that failed is requested again with new tokens', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(startFirst));
    await runs[0]?.play({
      type: 'failed',
      at: 9,
      failure: { code: 'change-failed', what: 'start', state: 'START_FAILED' },
    });
    await launches.retry(launch, 'again');
    expect(runs[1]?.request).toEqual(startFirst);
    expect(runs[1]?.options.changeToken).not.toBe(runs[0]?.options.changeToken);
  });

  it('that succeeded is not requested again if the stream fails', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(startFirst));
    await runs[0]?.play({ type: 'changed', at: 9 }, ...events.quota);
    await launches.retry(launch, 'again');
    expect(runs[1]?.request).toEqual(request);
  });
});

describe('a new workstation', () => {
  it('is created once for each token, however often it is requested', async () => {
    const { launches, runs } = createPlayedLaunches();
    const both = await Promise.all([launches.create(make, form), launches.create(make, form)]);
    const [first] = both.map(valueOf);
    await runs[0]?.play(made);
    expect(new Set([...both.map(valueOf), valueOf(await launches.create(make, form))])).toEqual(
      new Set([first]),
    );
    expect(runs.map(({ options }) => options.changeToken)).toEqual([form]);
  });

  it('is created again for another token, even with the same options', async () => {
    const { launches, runs } = createPlayedLaunches();
    await launches.create(make, form);
    await launches.create(make, uuid(701));
    expect(runs.map(({ options }) => options.changeToken)).toEqual([form, uuid(701)]);
  });

  it('that failed is requested again with the same token and replaces its entry', async () => {
    const { launches, runs } = createPlayedLaunches();
    const first = valueOf(await launches.create(make, form));
    await runs[0]?.play(...events.quota);
    const second = valueOf(await launches.create(make, form));
    expect(second).not.toBe(first);
    expect(runs.map(({ options }) => options.changeToken)).toEqual([form, form]);
    expect(launches.list().map(({ launch }) => launch)).toEqual([second]);
  });

  it('that could not be started again keeps its failure', async () => {
    const outcomes = [undefined, err({ code: 'connection-unknown', connection: 'x' })];
    const { launches, runs } = createPlayedLaunches(
      async () => outcomes.shift() ?? { ok: true, value: undefined },
    );
    const first = valueOf(await launches.create(make, form));
    await runs[0]?.play(...events.quota);
    expect((await launches.create(make, form)).ok).toBe(false);
    expect(launches.list()).toMatchObject([{ launch: first, failure: { code: 'quota' } }]);
  });

  it.each([
    ['time limit', events.timeLimit[0], true],
    ['quota', events.quota[0], true],
    ['failed change', changeFailed, false],
  ])('retried after a %s keeps its tokens: %s', async (_name, event, keeps) => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.create(make, form));
    await runs[0]?.play(made, event);
    await launches.retry(launch, 'again');
    expect(runs[1]?.request).toEqual(make);
    const [before, after] = runs.map(({ options }) => options);
    expect(after!.changeToken === before!.changeToken).toBe(keeps);
    expect(after!.token === before!.token).toBe(keeps);
  });

  it.each([
    ['failed stream', { type: 'failed', at: 9, failure: { code: 'stream-failed' } }],
    ['time limit', events.timeLimit[0]],
  ] as const)('is the one a retry connects to after a %s', async (_name, event) => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.create(make, form));
    await runs[0]?.play(made, { type: 'changed', at: 9 }, event);
    await launches.retry(launch, 'again');
    expect(runs[1]?.request).toEqual({ ...request, session: 'new-1' });
  });

  it('counts as connected to while its launch connects', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.create(make, form));
    await runs[0]?.play(made, { type: 'changed', at: 9 });
    const same = await launches.start({ ...request, session: resourceId('new-1') });
    expect(valueOf(same)).toBe(launch);
    expect(runs).toHaveLength(1);
  });

  it('does not count as the connection to any ready workstation', async () => {
    const { launches, runs } = createPlayedLaunches();
    await launches.create(make, form);
    await launches.start(studioOnly);
    expect(runs).toHaveLength(2);
  });
});
