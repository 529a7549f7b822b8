import { changeStep } from '../../../../../src/main/core/launch/change.ts';
import {
  newLaunch,
  reduceLaunch,
  type LaunchEvent,
} from '../../../../../src/main/core/launch/launch-reducer.ts';
import { createLaunches, type LaunchesDeps } from '../../../../../src/main/core/launch/launches.ts';
import { ok, type Result } from '../../../../../src/shared/base/failure.ts';
import type { LaunchId } from '../../../../../src/shared/base/ids.ts';
import { isOver, type LaunchState } from '../../../../../src/shared/launch/launch-state.ts';
import type {
  LaunchOptions,
  LaunchRequest,
} from '../../../../../src/main/core/launch/launch-request.ts';
import { connectionId, createUuids, deferred, resourceId } from '../../support/fakes.ts';
import { settle } from '../../support/hand-clock.ts';

export const request: LaunchRequest = {
  connection: connectionId('north-pier'),
  studio: resourceId('studio-1'),
  session: resourceId('comp-07'),
};

const at = 9;
export const events = {
  waiting: [{ type: 'seen', at, stream: { streamId: 'stream-1', state: 'CREATE_IN_PROGRESS' } }],
  opened: [
    { type: 'seen', at, stream: { streamId: 'stream-1', state: 'READY' } },
    { type: 'ready', at },
    { type: 'reached', at, notices: [] },
    { type: 'opened', at, notices: [] },
  ],
  ended: [{ type: 'ended', at }],
  timeLimit: [{ type: 'failed', at, failure: { code: 'time-limit', seconds: 600 } }],
  quota: [{ type: 'failed', at, failure: { code: 'quota' } }],
} as const satisfies Record<string, readonly LaunchEvent[]>;

interface Run {
  readonly launch: LaunchId;
  readonly request: LaunchRequest;
  readonly options: LaunchOptions;
  readonly signal: AbortSignal;
  /** Applies these events to the launch. */
  readonly play: (...next: readonly LaunchEvent[]) => Promise<void>;
  readonly crash: (reason: unknown) => Promise<void>;
}

/** Launches whose runs are played by the test, event by event. */
export function createPlayedLaunches(
  begin: () => Promise<Result<undefined>> = async () => ok(undefined),
) {
  const runs: Run[] = [];
  const bugs: unknown[] = [];
  const run: LaunchesDeps['run'] = async (launch, given, options, signal) => {
    const begun = await begin();
    if (!begun.ok) return begun;
    const pending: LaunchEvent[] = [];
    let eventsAdded = deferred<undefined>();
    const ring = async () => {
      eventsAdded.resolve(undefined);
      await settle();
      await settle();
    };
    async function* states(): AsyncGenerator<LaunchState, void> {
      const { stream: _, change, connects: __, ...what } = given;
      const first = change === undefined ? 'requesting' : changeStep[change.what];
      let state = newLaunch(launch, { ...what, connectionName: 'North Pier' }, 1, first);
      yield state;
      for (;;) {
        const event = pending.shift();
        if (event === undefined) {
          if (signal.aborted) {
            yield reduceLaunch(state, { type: 'cancelled', at });
            return;
          }
          await eventsAdded.promise;
          eventsAdded = deferred();
          continue;
        }
        state = reduceLaunch(state, event);
        yield state;
        if (isOver(state)) return;
      }
    }
    signal.addEventListener('abort', () => void ring());
    runs.push({
      launch,
      request: given,
      options,
      signal,
      play: (...next) => {
        pending.push(...next);
        return ring();
      },
      crash: async (reason) => {
        eventsAdded.reject(reason);
        await settle();
      },
    });
    return ok(states());
  };
  const forgotten: LaunchId[] = [];
  const launches = createLaunches({
    run,
    uuid: createUuids(),
    now: () => 99,
    onBug: (reason) => bugs.push(reason),
    forgetElsewhere: (launch) => forgotten.push(launch),
  });
  return { launches, runs, bugs, forgotten };
}

/** The value of a successful result. */
export function valueOf<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(`failed: ${outcome.failure.code}`);
  return outcome.value;
}
