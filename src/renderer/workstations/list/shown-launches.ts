import { launchIndicator } from '../../../shared/base/status-indicator.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import { launchWords, shownLaunch } from '../../launch/launch-in-row.ts';
import { launchesFor } from '../row/main-act.ts';
import type { ShownLaunchOf } from './filter-sort-group.ts';

/** What rows show of launches, as these are now. Called for each row of a long list, of which few have a launch. */
export function shownLaunchOf(launches: Pick<Launches, 'of'>): ShownLaunchOf {
  const byConnection = new Map<string, ReadonlyMap<string | undefined, readonly LaunchState[]>>();
  function launchesOf(connection: string) {
    const known = byConnection.get(connection);
    if (known !== undefined) return known;
    const all = launches.of(connection);
    const bySession = new Map(
      all.map(({ session }) => [session, all.filter((one) => one.session === session)]),
    );
    byConnection.set(connection, bySession);
    return bySession;
  }

  return ({ connection, workstation }) => {
    const all = launchesOf(connection).get(workstation.id);
    const launch = all && shownLaunch(launchesFor(workstation, all));
    return launch && { indicator: launchIndicator(launch), words: launchWords(launch) };
  };
}
