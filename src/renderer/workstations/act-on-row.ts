import type { Connection } from '../../shared/connections/connection.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import { mainAct } from './workstation-text.ts';
import type { Row } from './filter-sort-group.ts';
import type { Stage } from '../app/stage.ts';

/** What is pressed on a row: the one thing to do, the star, or all the rest. */
export type RowAct = 'main' | 'star' | 'more';

/** Does what was pressed; what has to be asked for is given back as its answer. */
export function actOnRow(
  { launches, view, yours }: Stage,
  connection: Connection,
  { workstation, favourite, key }: Row,
  act: RowAct,
  launch: LaunchState | undefined,
): Promise<Reply<unknown>> | undefined {
  if (act === 'star') return yours.mark(connection.id, workstation.id, !favourite);
  if (act === 'more') view.askAbout(connection, key);
  else if (launch === undefined)
    return mainAct(workstation, launch).act === 'start'
      ? launches.startAndConnect(connection.id, workstation)
      : launches.connect(connection.id, workstation);
  else {
    view.show(connection.id);
    view.point(launch.launch);
  }
  return undefined;
}
