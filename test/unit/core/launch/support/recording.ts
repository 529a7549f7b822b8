import { launch, type LaunchPlan } from '../../../../../src/main/core/launch/launch.ts';
import { createRecordKeeper } from '../../../../../src/main/core/launch/records/record-keeper.ts';
import {
  recordLaunch,
  type RecordedLaunch,
} from '../../../../../src/main/core/launch/records/recorded-launch.ts';
import { timesKey, type Records } from '../../../../../src/main/core/launch/records/records.ts';
import { ok } from '../../../../../src/shared/base/failure.ts';
import type { LaunchState } from '../../../../../src/shared/launch/launch-state.ts';
import {
  createFakeHandOver,
  createFakeProvider,
  inTurn,
  createPollDeps,
  preparing,
  ready,
  resourceId,
} from '../../support/fakes.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { plan } from './launching.ts';
import { createFakeManager, type Script } from './managing.ts';
import { createMemoryRecords } from './records-fakes.ts';

export const by = { use: 'window', pid: 4100 } as const;
export const order = { profile: resourceId('lp-comp'), image: resourceId('si-linux') };
export const create = {
  change: { what: 'create', order },
  token: 'change-token',
  wait: true,
} as const;
export const kind = timesKey(plan.connection, 'lp-comp');

interface Parts {
  readonly plan?: LaunchPlan;
  readonly responses?: Parameters<typeof createFakeProvider>[0];
  readonly script?: Script;
  readonly hands?: ReturnType<typeof createFakeHandOver>;
  readonly records?: ReturnType<typeof createMemoryRecords>;
  readonly by?: RecordedLaunch['by'];
}

/**
 * A recorded launch with a clock that the test moves. At each request it remembers what was on
 * disk.
 */
export function record(parts: Parts = {}) {
  const hand = createHandClock();
  const memory = parts.records ?? createMemoryRecords();
  const atRequests: Records[] = [];
  const { manager, calls } = createFakeManager(parts.script ?? {});
  const responses = parts.responses ?? inTurn(preparing, ready);
  const fake = createFakeProvider(
    () => {
      atRequests.push(memory.now());
      return responses();
    },
    {
      manager: {
        ...manager,
        creator: {
          ...manager.creator,
          create: (...args) => {
            atRequests.push(memory.now());
            return manager.creator.create(...args);
          },
        },
      },
    },
  );
  const hands = parts.hands ?? createFakeHandOver();
  const whole = parts.plan ?? plan;
  const cancel = new AbortController();
  const observed: { ms?: number } = {};
  const deps = {
    ...createPollDeps(hand),
    handOver: hands.handOver,
    connect: async () => ok(fake.provider),
    onTimeToReady: (ms: number) => {
      observed.ms = ms;
    },
  };
  const states: LaunchState[] = [];
  const shuttingDown = { now: false };
  const work = async () => {
    const about = {
      plan: whole,
      by: parts.by ?? by,
      profileOf: () => 'lp-comp',
      clock: hand.clock,
      observedMs: () => observed.ms,
      isShuttingDown: () => shuttingDown.now,
    };
    const keeper = createRecordKeeper(memory.store);
    for await (const state of recordLaunch(launch(whole, deps, cancel.signal), about, keeper))
      states.push(state);
  };
  const over = work();
  return {
    hand,
    memory,
    atRequests,
    calls,
    states,
    cancel,
    over,
    end: () => hand.until(over),
    past: () => memory.now().history,
    /** The program shuts down: everything is cancelled. */
    leave: () => {
      shuttingDown.now = true;
      cancel.abort();
    },
  };
}
