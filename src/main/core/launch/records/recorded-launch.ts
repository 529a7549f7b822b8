import { omitUndefined } from '../../../../shared/base/omit-undefined.ts';
import {
  isChanging,
  isInProgress,
  type LaunchState,
} from '../../../../shared/launch/launch-state.ts';
import { isResourceId } from '../../../../shared/base/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { LaunchPlan } from '../launch.ts';
import type { RecordKeeper } from './record-keeper.ts';
import {
  timesKey,
  recordUser,
  recordEnd,
  recordPast,
  recordTime,
  recordActive,
  type PastRecord,
  type RecordsChange,
  type ActiveRecord,
} from './records.ts';

/** What is known about a launch besides its states. */
export interface RecordedLaunch {
  readonly plan: LaunchPlan;
  readonly by: ActiveRecord['by'];
  /** The launch profile of a workstation, otherwise its instance type, if known. Their streams take about equally long. */
  readonly profileOf: (session: string | undefined) => string | undefined;
  /** How long its stream took until READY, in ms, if that is known for certain. Later launches learn from it. */
  readonly observedMs: () => number | undefined;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** True after shutdown has begun: launches under way are then resumed at the next start. */
  readonly isShuttingDown: () => boolean;
}

/**
 * The same launch, recorded on disk. Each state is recorded before the next step, so a client token is on disk
 * before it is sent. A launch that is resumed after a crash then sends the same token and creates nothing twice.
 */
export async function* recordLaunch(
  states: AsyncGenerator<LaunchState, void>,
  about: RecordedLaunch,
  keeper: RecordKeeper,
): AsyncGenerator<LaunchState, void> {
  let recorded = '';
  let requestedAt: number | undefined;
  let readyMs: number | undefined;
  let last: LaunchState | undefined;
  for await (const state of states) {
    if (about.isShuttingDown() && state.state === 'cancelled') return;
    // A notice about the viewer that is open.
    const isRecorded = last?.state === 'opened' && state.state === 'opened';
    last = state;
    if (state.state === 'requesting') requestedAt ??= about.clock.monotonic();
    if (isReady(state) && requestedAt !== undefined)
      readyMs ??= about.clock.monotonic() - requestedAt;
    if (isInProgress(state)) {
      const entry = underWay(state, about);
      const text = JSON.stringify({ ...entry, at: 0 });
      if (text !== recorded) await keeper.record(recordActive(entry));
      recorded = text;
    } else if (!isRecorded) {
      await keeper.record(...endOfLaunch(state, readyMs, about));
    }
    yield state;
  }
  // `--no-viewer` ends at READY, a state in which other launches continue.
  if (last !== undefined && isInProgress(last)) {
    await keeper.record(...endOfLaunch(last, readyMs, about));
  }
}

function underWay(state: LaunchState, { plan, by }: RecordedLaunch): ActiveRecord {
  const { launch, connection, connectionName, studio, session, workstation, stream } = state;
  const { change } = plan;
  const streamId = stream?.streamId ?? plan.stream;
  return {
    launch,
    connection,
    connectionName,
    token: plan.token,
    connects: plan.via !== 'no-stream',
    at: state.at,
    state: state.state,
    by,
    ...omitUndefined({ studio, session, workstation }),
    ...(isResourceId(streamId) && { stream: streamId }),
    ...(change !== undefined && isChanging(state) && { change: savedChange(change) }),
  };
}

function savedChange({ change, token }: NonNullable<LaunchPlan['change']>) {
  switch (change.what) {
    case 'create':
      return { what: change.what, token, ...change.order };
    case 'start':
      return {
        what: change.what,
        token,
        ...omitUndefined({ backup: change.backup }),
      };
    case 'stop':
    case 'reboot':
    case 'end':
      return { what: change.what, token };
  }
}

function endOfLaunch(
  state: LaunchState,
  readyMs: number | undefined,
  { plan, by, profileOf, observedMs }: RecordedLaunch,
): readonly RecordsChange[] {
  const { launch, connection, stream } = state;
  const changes = [recordPast(pastOf(state, readyMs, plan))];
  if (by.use !== 'command' || !mayHaveCreated(state, plan)) changes.push(recordEnd(launch));
  const isFirstEnd = state.state === 'opened' || plan.via === 'none';
  const learnedMs = observedMs();
  if (isFirstEnd && learnedMs !== undefined) {
    changes.push(recordTime(timesKey(connection, profileOf(state.session)), learnedMs));
  }
  if (plan.stream === undefined && stream?.createdBy !== undefined) {
    changes.push(recordUser(connection, stream.createdBy));
  }
  return changes;
}

/** A creation whose result is not known. The same command, run again, continues it by its record. */
const mayHaveCreated = ({ state, failure }: LaunchState, { change }: LaunchPlan): boolean =>
  change?.change.what === 'create' && (state === 'cancelled' || failure?.code === 'time-limit');

function pastOf(state: LaunchState, readyMs: number | undefined, plan: LaunchPlan): PastRecord {
  const { launch, connection, connectionName, studio, session, workstation, failure } = state;
  return {
    launch,
    at: Math.min(...Object.values(state.entered)),
    connection,
    connectionName,
    wish: plan.via === 'no-stream' ? (plan.change?.change.what ?? 'connect') : 'connect',
    end: plan.via === 'none' && isInProgress(state) ? 'done' : endOf(state),
    ...omitUndefined({ studio, session, workstation, readyMs }),
    ...(failure !== undefined && { failure: failure.code }),
  };
}

function endOf({ state, entered }: LaunchState): PastRecord['end'] {
  // After the viewer has opened, cancelling only stops watching it.
  if (state === 'cancelled' && entered.opened !== undefined) return 'handed-over';
  if (state === 'failed' || state === 'cancelled' || state === 'done') return state;
  return 'handed-over';
}

const isReady = ({ state, stream }: LaunchState): boolean =>
  state === 'waiting' && stream?.state === 'READY';
