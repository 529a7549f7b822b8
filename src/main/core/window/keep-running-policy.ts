import { isOver, type LaunchState } from '../../../shared/launch/launch-state.ts';

/** What keeps the program running without its window. */
export interface Staying {
  readonly launches: readonly LaunchState[];
  /** The failures that were there when the window was last seen. */
  readonly seen: ReadonlySet<string>;
  /** True where there is an icon to come back by. */
  readonly hasTray: boolean;
  /** True where the user has said that the program is there from the login on. */
  readonly startsAtLogin: boolean;
}

/**
 * True where the program goes on without a window: something of its own is under way, a viewer is
 * open, or something failed since the window was closed. Never without a tray's icon: it could not be
 * come back to.
 */
export function goesOnWithoutWindow({ launches, seen, hasTray, startsAtLogin }: Staying): boolean {
  if (!hasTray) return false;
  if (startsAtLogin) return true;
  return launches.some((launch) => {
    if (launch.elsewhere === true) return false;
    return launch.failure === undefined ? !isOver(launch) : !seen.has(launch.launch);
  });
}

/** The failures of a list, for {@link Staying.seen}. */
export const failuresIn = (launches: readonly LaunchState[]): ReadonlySet<string> =>
  new Set(launches.filter(({ failure }) => failure !== undefined).map(({ launch }) => launch));
