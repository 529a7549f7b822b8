import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { OnLeave } from '../../../shared/connections/on-leave.ts';
import { isOver, type LaunchState, type Step } from '../../../shared/launch/launch-state.ts';
import type { PlannedStop } from '../../../shared/launch/planned-stop.ts';
import type { LaunchId } from '../../../shared/base/ids.ts';

/** The rules for stopping workstations that were left. Pure. */

/** A stop is announced for at least this long, so that it can be cancelled also if the connection says 0 minutes. */
export const MIN_NOTICE_MS = 15_000;
/** A stop that is this late was missed, because the computer or the program did not run. */
const LATE_MS = 60_000;
const MINUTE_MS = 60_000;

/** A launch of this run whose viewer has just been closed. */
export interface LeftLaunch extends LaunchState {
  readonly session: NonNullable<LaunchState['session']>;
}

/**
 * The launches whose viewers were closed since `before`. A launch that failed or was cancelled after its viewer opened is
 * not one: its viewer may still be open. The end of a viewer that cannot be watched is never seen.
 */
export const leftLaunches = (
  before: ReadonlyMap<LaunchId, Step>,
  now: readonly LaunchState[],
): readonly LeftLaunch[] =>
  now.filter(
    (launch): launch is LeftLaunch =>
      launch.state === 'ended' &&
      before.get(launch.launch) === 'opened' &&
      launch.session !== undefined &&
      launch.elsewhere !== true,
  );

/**
 * True if a launch uses the workstation: its viewer is open, or it is being connected to, started or stopped. Compared by
 * id only, because two connections can show the same workstation.
 */
export const isInUse = (
  { session }: Pick<PlannedStop, 'session'>,
  launches: readonly LaunchState[],
): boolean => launches.some((launch) => launch.session === session && !isOver(launch));

/** The stop of a workstation that was left at `nowMs`. */
export function plannedStop(
  { launch, connection, connectionName, studio, session, workstation }: LeftLaunch,
  { afterMinutes }: OnLeave,
  nowMs: number,
): PlannedStop {
  return {
    launch,
    connection,
    connectionName,
    session,
    ...omitUndefined({ studio, workstation }),
    leftAt: nowMs,
    at: nowMs + Math.max(afterMinutes * MINUTE_MS, MIN_NOTICE_MS),
    asks: false,
  };
}

/** A stop that is not carried out without the user. */
export const asking = (stop: PlannedStop): PlannedStop => ({ ...stop, asks: true });

/** A stop of an earlier run: it keeps its time if that is in the future, otherwise the user is asked. */
export const resumedStop = (stop: PlannedStop, nowMs: number): PlannedStop =>
  stop.asks || stop.at <= nowMs
    ? asking(stop)
    : { ...stop, at: Math.max(stop.at, nowMs + MIN_NOTICE_MS) };

/** What to do about a stop now. */
export function dueAction(stop: PlannedStop, nowMs: number): 'wait' | 'stop' | 'ask' {
  if (stop.asks || stop.at > nowMs) return 'wait';
  return nowMs - stop.at > LATE_MS ? 'ask' : 'stop';
}

/** When the next stop is due, in milliseconds since 1970; undefined if none is. */
export function nextDue(stops: readonly PlannedStop[]): number | undefined {
  const times = stops.filter(({ asks }) => !asks).map(({ at }) => at);
  return times.length === 0 ? undefined : Math.min(...times);
}
