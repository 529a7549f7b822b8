import { describe, expect, it } from 'vitest';
import { launch } from '../../../../src/main/core/launch/launch.ts';
import { answer, transientError } from '../../../../src/main/core/provider/service-response.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import {
  createFakeHandOver,
  createFakeProvider,
  createFakeViewer,
  deferred,
  inTurn,
  never,
  createPollDeps,
  preparing,
  streamOf,
} from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { begin, plan, stepsOf, unnamed } from './support/launching.ts';

const openViewer = createFakeViewer();
const is = (step: LaunchState['state']) => (state: LaunchState) => state.state === step;

/** A promise that rejects when `signal` is aborted, like a correct adapter. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

type Setup = () => { run: ReturnType<typeof begin>; there: (state: LaunchState) => boolean };

/** Each step at which a launch can be cancelled. */
const cases: readonly (readonly [string, Setup])[] = [
  [
    'while the connection is opened',
    () => ({ run: begin({ deps: { connect: never } }), there: is('requesting') }),
  ],
  [
    'while studios are listed',
    () => ({
      run: begin({
        only: unnamed,
        fake: createFakeProvider(undefined, { listStudios: never }),
      }),
      there: is('requesting'),
    }),
  ],
  [
    'while workstations are listed',
    () => ({
      run: begin({
        only: { ...unnamed, studio: plan.studio! },
        fake: createFakeProvider(undefined, { listWorkstations: never }),
      }),
      there: is('requesting'),
    }),
  ],
  [
    'while it waits for its turn',
    () => ({ run: begin({ deps: { turn: untilAborted } }), there: is('requesting') }),
  ],
  [
    'while the stream is requested',
    () => ({ run: begin({ fake: createFakeProvider(never) }), there: is('requesting') }),
  ],
  [
    'between two polls',
    () => ({ run: begin({ fake: createFakeProvider(() => preparing) }), there: is('waiting') }),
  ],
  [
    'during the delay after a transient error',
    () => ({
      run: begin({ fake: createFakeProvider(() => transientError('offline', 30_000)) }),
      there: ({ transientError: seen }) => seen !== undefined,
    }),
  ],
  [
    'during a later poll',
    () => {
      const respond = inTurn<() => Promise<typeof preparing>>(async () => preparing, never);
      const run = begin({ fake: createFakeProvider(() => respond()()) });
      return { run, there: () => run.fake.calls.length === 2 };
    },
  ],
  [
    'while it waits for the URL',
    () => ({
      run: begin({ fake: createFakeProvider(() => answer(streamOf({ state: 'READY' }))) }),
      there: ({ transientError: seen }) => seen?.code === 'url-missing',
    }),
  ],
  [
    'while the host is checked',
    () => ({
      run: begin({ hands: createFakeHandOver({ check: (_, signal) => untilAborted(signal) }) }),
      there: is('checking'),
    }),
  ],
  [
    'while the viewer is started',
    () => ({
      run: begin({ hands: createFakeHandOver({ open: (_, __, signal) => untilAborted(signal) }) }),
      there: is('opening'),
    }),
  ],
  [
    'while it is unknown whether the viewer has passed the connection on',
    () => {
      const viewer = createFakeViewer();
      viewer.exit();
      return {
        run: begin({ hands: createFakeHandOver({ open: async () => ok(viewer.run) }) }),
        there: (state) => state.notices.includes('viewer-passed-on'),
      };
    },
  ],
  [
    'while the viewer is open',
    () => ({
      run: begin({ hands: createFakeHandOver({ open: async () => ok(openViewer.run) }) }),
      there: is('opened'),
    }),
  ],
];

describe('a launch that is cancelled', () => {
  it.each(cases)('%s ends at once, without another request', async (_, setUp) => {
    const { run, there } = setUp();
    await run.reach(there);
    const before = { calls: run.fake.calls.length, hands: run.hands.calls.length };
    const at = run.hand.clock.monotonic();
    run.cancel();
    await settle();
    await settle();
    expect(run.last().state).toBe('cancelled');
    expect(run.last()).not.toHaveProperty('transientError');
    expect(run.last()).not.toHaveProperty('failure');
    expect(run.hand.clock.monotonic()).toBe(at);
    expect(run.hand.waiting()).toBe(0);
    await run.hand.until(run.over);
    expect({ calls: run.fake.calls.length, hands: run.hands.calls.length }).toEqual(before);
  });

  it('before it starts requests nothing', async () => {
    const run = begin();
    run.cancel();
    expect((await run.end()).state).toBe('cancelled');
    expect(run.fake.calls).toEqual([]);
  });

  it('during a check that ignores the signal opens nothing afterwards', async () => {
    const checked = deferred<undefined>();
    const hands = createFakeHandOver({
      check: async () => {
        await checked.promise;
        return ok([]);
      },
    });
    const run = begin({ hands });
    await run.reach(is('checking'));
    run.cancel();
    checked.resolve(undefined);
    expect((await run.end()).state).toBe('cancelled');
    expect(hands.names()).not.toContain('open');
    expect(stepsOf(run.states)).not.toContain('opening');
  });

  it('aborts the request in progress', async () => {
    const signals: AbortSignal[] = [];
    const fake = createFakeProvider(undefined, {
      createStream: (_, __, signal) => {
        signals.push(signal);
        return never();
      },
    });
    const run = begin({ fake });
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    run.cancel();
    await run.end();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('leaves no timer if its caller only stops reading its states', async () => {
    const hand = createHandClock();
    const fake = createFakeProvider(() => preparing);
    const { handOver } = createFakeHandOver();
    const deps = { ...createPollDeps(hand), connect: async () => ok(fake.provider), handOver };
    for await (const state of launch(plan, deps, new AbortController().signal)) {
      if (state.state === 'waiting') break;
    }
    await hand.pass(600_000);
    expect(hand.waiting()).toBe(0);
    expect(fake.calls).toHaveLength(1);
  });
});
