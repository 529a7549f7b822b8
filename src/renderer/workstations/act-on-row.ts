import type { Connection } from '../../shared/connections/connection.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import { mainAct } from './main-act.ts';
import type { Row } from './filter-sort-group.ts';
import type { ActOnLaunch } from '../launch/act-on-launch.ts';
import type { Launches } from '../launch/launches.svelte.ts';
import type { Favorites } from './favorites.svelte.ts';

/** What is pressed on a row: the one thing to do, the star, or all the rest. */
export type RowAct = 'main' | 'star' | 'more';

/** What of the window's navigation the buttons of a row use. */
export interface RowNavigation {
  readonly openWorkstation: (connection: Connection, key: string) => void;
}

/** What the buttons of a row use. */
export interface RowDeps {
  readonly launches: Pick<Launches, 'connect' | 'startAndConnect'>;
  readonly favorites: Pick<Favorites, 'mark'>;
  readonly navigation: RowNavigation;
  readonly actOnLaunch: ActOnLaunch;
}

/** Carries out the action. Returns the reply of the bridge if the action needs one. */
export function actOnRow(
  { launches, favorites, navigation, actOnLaunch }: RowDeps,
  connection: Connection,
  { workstation, favourite, key }: Row,
  act: RowAct,
  launch: LaunchState | undefined,
): Promise<Reply<unknown>> | undefined {
  if (act === 'star') return favorites.mark(connection.id, workstation.id, !favourite);
  if (act === 'more') {
    navigation.openWorkstation(connection, key);
    return undefined;
  }
  const main = mainAct(workstation, launch);
  if (main.act === 'connect') return launches.connect(connection.id, workstation);
  if (main.act === 'start') return launches.startAndConnect(connection.id, workstation);
  return main.act === 'launch' && launch !== undefined
    ? actOnLaunch(main.launchAct, launch)
    : undefined;
}
