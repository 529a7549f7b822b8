import {
  launch,
  type LaunchPlan,
  type LaunchDeps,
} from '../../../../../src/main/core/launch/launch.ts';
import { ok } from '../../../../../src/shared/base/failure.ts';
import type { LaunchState } from '../../../../../src/shared/launch/launch-state.ts';
import {
  connectionId,
  createFakeHandOver,
  createFakeProvider,
  launchId,
  createPollDeps,
  resourceId,
  streamRules,
} from '../../support/fakes.ts';
import { createHandClock, settle } from '../../support/hand-clock.ts';

/** A request for one workstation with all its ids. */
export const plan: LaunchPlan = {
  launch: launchId(),
  token: 'one-request',
  connection: connectionId('north-pier'),
  connectionName: 'North Pier',
  studio: resourceId('us-west-2:studio-1'),
  session: resourceId('comp-07'),
  rules: streamRules,
  limitMs: 600_000,
  check: true,
  via: 'viewer',
  waitFor: 'viewer',
};

const { studio: _, session: __, ...unnamedPlan } = plan;
/** A request for any workstation that is ready. */
export const unnamed: LaunchPlan = unnamedPlan;

interface Parts {
  readonly plan?: Partial<LaunchPlan>;
  /** The complete plan, without any defaults. */
  readonly only?: LaunchPlan;
  readonly fake?: ReturnType<typeof createFakeProvider>;
  readonly hands?: ReturnType<typeof createFakeHandOver>;
  readonly deps?: Partial<LaunchDeps>;
}

/** A launch that has started, with a clock that the test moves. */
export function begin(parts: Parts = {}) {
  const hand = createHandClock();
  const fake = parts.fake ?? createFakeProvider();
  const hands = parts.hands ?? createFakeHandOver();
  const deps: LaunchDeps = {
    ...createPollDeps(hand),
    connect: async () => ok(fake.provider),
    handOver: hands.handOver,
    ...parts.deps,
  };
  const cancel = new AbortController();
  const states: LaunchState[] = [];
  const follow = async () => {
    for await (const state of launch(parts.only ?? { ...plan, ...parts.plan }, deps, cancel.signal))
      states.push(state);
  };
  const over = follow();
  // A test that expects a bug awaits `over` later; until then this prevents an unhandled rejection.
  over.catch(() => {});
  return {
    hand,
    fake,
    hands,
    deps,
    states,
    over,
    last: () => states.at(-1)!,
    cancel: () => {
      cancel.abort();
    },
    /** Moves the clock until the launch is over, and returns its last state. */
    async end(): Promise<LaunchState> {
      await hand.until(over);
      return states.at(-1)!;
    },
    /** Moves the clock until a state matches. */
    async reach(fits: (state: LaunchState) => boolean): Promise<LaunchState> {
      for (let steps = 0; steps < 10_000; steps++) {
        const found = states.find(fits);
        if (found !== undefined) return found;
        await settle();
        await hand.pass(50);
      }
      throw new Error('the launch never came there');
    },
  };
}

/** The steps in the order they were entered. */
export const stepsOf = (states: readonly LaunchState[]): string[] =>
  states.map(({ state }) => state).filter((step, nth, all) => step !== all[nth - 1]);
