import { isOver, type LaunchState } from '../../../shared/launch/launch-state.ts';

/** What decides whether the program keeps running without its window. */
export interface KeepRunningFacts {
  readonly launches: readonly LaunchState[];
  /** The failed launches that were listed when the window was last seen. */
  readonly seen: ReadonlySet<string>;
  /** True if there is a tray icon to open the window again. */
  readonly hasTray: boolean;
  /** True if the user has chosen to start the program at login. */
  readonly startsAtLogin: boolean;
  /** True if a workstation is stopped soon, because its viewer was closed. */
  readonly hasPlannedStop: boolean;
}

/**
 * True if the program keeps running without a window: it starts at login, one of its launches is under way, a viewer
 * is open, a workstation is stopped soon, or a launch has failed since the window was closed. Never without a tray icon, because the window could not be opened
 * again.
 */
export function runsWithoutWindow({
  launches,
  seen,
  hasTray,
  startsAtLogin,
  hasPlannedStop,
}: KeepRunningFacts): boolean {
  if (!hasTray) return false;
  if (startsAtLogin || hasPlannedStop) return true;
  return launches.some((launch) => {
    if (launch.elsewhere === true) return false;
    return launch.failure === undefined ? !isOver(launch) : !seen.has(launch.launch);
  });
}

/** The failed launches of a list, for {@link KeepRunningFacts.seen}. */
export const failuresIn = (launches: readonly LaunchState[]): ReadonlySet<string> =>
  new Set(launches.filter(({ failure }) => failure !== undefined).map(({ launch }) => launch));
