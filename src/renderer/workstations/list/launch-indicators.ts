import { launchIndicator } from '../../../shared/base/status-indicator.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import { shownLaunch } from '../../launch/launch-in-row.ts';
import { launchesFor } from '../row/main-act.ts';
import type { LaunchIndicatorOf } from './filter-sort-group.ts';

export const launchIndicatorOf =
  (launches: Pick<Launches, 'of'>): LaunchIndicatorOf =>
  ({ connection, workstation }) => {
    const launch = shownLaunch(launchesFor(workstation, launches.of(connection)));
    return launch && launchIndicator(launch);
  };
