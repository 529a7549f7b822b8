import { launchIndicator } from '../../../shared/base/status-indicator.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import { launchWords, shownLaunch } from '../../launch/launch-in-row.ts';
import { launchesFor } from '../row/main-act.ts';
import type { ShownLaunchOf } from './filter-sort-group.ts';

/** What rows show of launches, as these are now. Called for each row of a long list, of which few have a launch. */
export function shownLaunchOf(launches: Pick<Launches, 'of'>): ShownLaunchOf {
  /** The sessions of each connection that have a launch. */
  const launched = new Map<string, ReadonlySet<string | undefined>>();

  return ({ connection, workstation }) => {
    let sessions = launched.get(connection);
    if (sessions === undefined) {
      sessions = new Set(launches.of(connection).map(({ session }) => session));
      launched.set(connection, sessions);
    }
    if (!sessions.has(workstation.id)) return undefined;
    const launch = shownLaunch(launchesFor(workstation, launches.of(connection)));
    return launch && { indicator: launchIndicator(launch), words: launchWords(launch) };
  };
}
