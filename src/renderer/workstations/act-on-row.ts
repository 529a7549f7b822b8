import type { Connection } from '../../shared/connections/connection.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import { mainAct } from './workstation-text.ts';
import type { Row } from './filter-sort-group.ts';
import type { Launches } from '../launch/launches.svelte.ts';
import type { Favorites } from './favorites.svelte.ts';

/** What is pressed on a row: the one thing to do, the star, or all the rest. */
export type RowAct = 'main' | 'star' | 'more';

/** What of the window's navigation the buttons of a row use. */
export interface RowNavigation {
  readonly show: (connection: string) => void;
  readonly requestLaunch: (launch: string) => void;
  readonly openWorkstation: (connection: Connection, key: string) => void;
}

/** What the buttons of a row use. */
export interface RowDeps {
  readonly launches: Pick<Launches, 'connect' | 'startAndConnect'>;
  readonly favorites: Pick<Favorites, 'mark'>;
  readonly navigation: RowNavigation;
}

/** Carries out the action. Returns the reply of the bridge if the action needs one. */
export function actOnRow(
  { launches, favorites, navigation }: RowDeps,
  connection: Connection,
  { workstation, favourite, key }: Row,
  act: RowAct,
  launch: LaunchState | undefined,
): Promise<Reply<unknown>> | undefined {
  if (act === 'star') return favorites.mark(connection.id, workstation.id, !favourite);
  if (act === 'more') navigation.openWorkstation(connection, key);
  else if (launch === undefined)
    return mainAct(workstation, launch).act === 'start'
      ? launches.startAndConnect(connection.id, workstation)
      : launches.connect(connection.id, workstation);
  else {
    navigation.show(connection.id);
    navigation.requestLaunch(launch.launch);
  }
  return undefined;
}
