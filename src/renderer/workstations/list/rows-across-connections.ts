import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Connections } from '../../connections/connections.svelte.ts';
import type { ActOnLaunch } from '../../launch/act-on-launch.ts';
import type { LaunchAct } from '../../launch/launch-text.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import type { createRequest } from '../../launch/request.svelte.ts';
import { actOnRow, type RowAct, type RowNavigation } from '../row/act-on-row.ts';
import type { Favorites } from './favorites.svelte.ts';
import type { Row } from './filter-sort-group.ts';
import { rowMenuOf } from '../row/row-menu.ts';
import type { Workstations } from '../workstations.svelte.ts';

/** What rows of several connections use. */
export interface RowsAcrossDeps {
  readonly connections: Pick<Connections, 'list'>;
  readonly workstations: Pick<Workstations, 'of'>;
  readonly launches: Pick<Launches, 'of' | 'change' | 'connect' | 'startAndConnect'>;
  readonly favorites: Pick<Favorites, 'mark'>;
  readonly navigation: RowNavigation;
  readonly actOnLaunch: ActOnLaunch;
  /** Sends what a row asks for, and shows its failure. */
  readonly request: Pick<ReturnType<typeof createRequest>, 'send'>;
}

/** The handlers of a list whose rows belong to several connections. A row whose connection is gone does nothing. */
export function rowsAcrossConnections({ request, ...deps }: RowsAcrossDeps) {
  const { connections, workstations, launches, actOnLaunch } = deps;
  const connectionOf = (row: Row) => connections.list.find(({ id }) => id === row.connection);
  return {
    onact: (act: RowAct, row: Row, launch: LaunchState | undefined) => {
      const connection = connectionOf(row);
      const reply = connection && actOnRow(deps, connection, row, act, launch);
      if (reply !== undefined) void request.send(reply);
    },
    onlaunch: (act: LaunchAct, launch: LaunchState) => {
      const reply = actOnLaunch(act, launch);
      if (reply !== undefined) void request.send(reply);
    },
    menuOf: (row: Row) => {
      const connection = connectionOf(row);
      if (connection === undefined) return [];
      return rowMenuOf(connection, workstations.of(connection.id), row, launches.of(connection.id));
    },
  };
}
