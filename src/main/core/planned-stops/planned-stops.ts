import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId, LaunchId } from '../../../shared/base/ids.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import type { OnLeave } from '../../../shared/connections/on-leave.ts';
import type { LaunchState, Step } from '../../../shared/launch/launch-state.ts';
import type { PlannedStop } from '../../../shared/launch/planned-stop.ts';
import { LONGEST_WAIT_MS, untilAborted, type Clock } from '../base/clock.ts';
import { createEmitter } from '../base/emitter.ts';
import type { Log } from '../base/log.ts';
import type { Launches } from '../launch/launches.ts';
import type { RecordKeeper } from '../launch/records/record-keeper.ts';
import { recordPlannedStops } from '../launch/records/records.ts';
import {
  asking,
  dueAction,
  isInUse,
  leftLaunches,
  nextDue,
  plannedStop,
  resumedStop,
  type LeftLaunch,
} from './plan-stops.ts';

export interface PlannedStopsDeps {
  readonly launches: Pick<Launches, 'list' | 'onChange' | 'start'>;
  /** Finds a connection, with the policy applied. */
  readonly find: (connection: ConnectionId) => Promise<Result<Connection>>;
  readonly records: Pick<RecordKeeper, 'read' | 'record'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The workstations that are stopped soon, because their viewers were closed. */
export interface PlannedStops {
  list(): readonly PlannedStop[];
  /** Cancels a stop. */
  keep(launch: LaunchId): void;
  /** Carries out a stop now. */
  stopNow(launch: LaunchId): Promise<Result<undefined>>;
  /** Cancels the stops of connections that are gone, or no longer say what happens when a workstation is left. */
  refresh(): Promise<void>;
  /** The computer was asleep: no stop is carried out any more without asking. */
  slept(): void;
  onChange(listener: (all: readonly PlannedStop[]) => void): () => void;
  /** Resumes the stops of an earlier run, then plans and carries out stops until `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

/**
 * {@link PlannedStops}, each recorded so that it survives the end of the program. Launches that use the workstation
 * cancel its stop. There is a single timer for the next stop, and none if there is no stop.
 */
export function createPlannedStops({
  launches,
  find,
  records,
  clock,
  log,
}: PlannedStopsDeps): PlannedStops {
  const changes = createEmitter<readonly PlannedStop[]>();
  let stops: readonly PlannedStop[] = [];
  let steps: ReadonlyMap<LaunchId, Step> = new Map();
  let changed = new AbortController();

  const set = (next: readonly PlannedStop[]) => {
    stops = next;
    void records.record(recordPlannedStops(stops));
    changed.abort();
    changed = new AbortController();
    changes.emit(stops);
  };
  const without = (launch: LaunchId) => stops.filter((stop) => stop.launch !== launch);

  /** What the connection says about leaving; undefined if nothing, or if the connection is gone. */
  const onLeaveOf = async (connection: ConnectionId): Promise<OnLeave | undefined> => {
    const found = await find(connection);
    return found.ok && 'onLeave' in found.value ? found.value.onLeave : undefined;
  };

  const plan = async (left: LeftLaunch, signal: AbortSignal) => {
    const onLeave = await onLeaveOf(left.connection);
    if (onLeave === undefined || signal.aborted || isInUse(left, launches.list())) return;
    const stop = plannedStop(left, onLeave, clock.now());
    log.info('a stop is planned', { session: stop.session, minutes: onLeave.afterMinutes });
    // One stop for each workstation, at the latest time.
    set([...stops.filter(({ session }) => session !== stop.session), stop]);
  };

  const followLaunches = (all: readonly LaunchState[], signal: AbortSignal) => {
    const left = leftLaunches(steps, all);
    steps = new Map(all.map(({ launch, state }) => [launch, state]));
    const unused = stops.filter((stop) => !isInUse(stop, all));
    if (unused.length < stops.length) set(unused);
    for (const launch of left) void plan(launch, signal);
  };

  const carryOut = async (stop: PlannedStop): Promise<Result<undefined>> => {
    const { connection, studio, session, workstation } = stop;
    set(without(stop.launch));
    const started = await launches.start({
      connection,
      session,
      connects: false,
      change: { what: 'stop' },
      ...omitUndefined({ studio, workstation }),
    });
    if (started.ok) return ok(undefined);
    set([...stops, asking(stop)]);
    return started;
  };

  const carryOutDue = async () => {
    for (const stop of stops) {
      const action = dueAction(stop, clock.now());
      if (action === 'ask') set([...without(stop.launch), asking(stop)]);
      if (action !== 'stop') continue;
      // The command line may have taken the setting away meanwhile.
      if ((await onLeaveOf(stop.connection)) === undefined) set(without(stop.launch));
      else if (stops.includes(stop)) await carryOut(stop);
    }
  };

  return {
    list: () => stops,
    keep(launch) {
      set(without(launch));
    },
    async stopNow(launch) {
      const stop = stops.find((one) => one.launch === launch);
      return stop === undefined ? ok(undefined) : carryOut(stop);
    },
    async refresh() {
      for (const { launch, connection } of stops)
        if ((await onLeaveOf(connection)) === undefined) set(without(launch));
    },
    slept() {
      if (stops.some(({ asks }) => !asks)) set(stops.map(asking));
    },
    onChange: changes.on,
    async run(signal) {
      const { plannedStops: saved } = await records.read();
      if (saved.length > 0) set([...saved.map((stop) => resumedStop(stop, clock.now())), ...stops]);
      const follow = (all: readonly LaunchState[]) => {
        if (!signal.aborted) followLaunches(all, signal);
      };
      follow(launches.list());
      const unlisten = launches.onChange(follow);
      while (!signal.aborted) {
        await carryOutDue();
        const woken = AbortSignal.any([changed.signal, signal]);
        const at = nextDue(stops);
        if (at === undefined) await untilAborted(woken);
        else {
          const waitMs = Math.min(Math.max(at - clock.now(), 0), LONGEST_WAIT_MS);
          await clock.sleep(waitMs, woken).catch(() => undefined);
        }
      }
      unlisten();
    },
  };
}
