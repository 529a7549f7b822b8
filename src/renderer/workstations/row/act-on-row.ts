import type { Connection } from '../../../shared/connections/connection.ts';
import type { Reply } from '../../../shared/ipc/message.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { copyText } from '../../components/copy-text.ts';
import { t } from '../../i18n/locale.svelte.ts';
import { linkTo } from '../../links/link-text.ts';
import { mainAct } from './main-act.ts';
import type { Row } from '../list/filter-sort-group.ts';
import type { ActOnLaunch } from '../../launch/act-on-launch.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import type { Favorites } from '../list/favorites.svelte.ts';
import {
  startedText,
  type Change,
  type Changeable,
  type ChangeRequest,
} from '../changes/possible-change.ts';
import type { RowMenuAct } from './row-menu.ts';

/** What is done with a row: by its buttons, or from its menu. `cancel`: the refusal of a question. */
export type RowAct = RowMenuAct | 'cancel';

/** What of the window's navigation the buttons of a row use. */
export interface RowNavigation {
  readonly openWorkstation: (connection: Connection, key: string) => void;
  readonly openChange: (request: ChangeRequest) => void;
  /** Shows and announces what was just done. */
  readonly showToast: (text: string) => void;
}

/** What the buttons of a row use. */
export interface RowDeps {
  readonly launches: Pick<Launches, 'change' | 'connect' | 'startAndConnect'>;
  readonly favorites: Pick<Favorites, 'mark'>;
  readonly navigation: RowNavigation;
  readonly actOnLaunch: ActOnLaunch;
}

/** Carries out the action. Returns the reply of the bridge if the action needs one. */
export function actOnRow(
  { launches, favorites, navigation, actOnLaunch }: RowDeps,
  connection: Connection,
  { workstation, favorite, key }: Row,
  act: RowAct,
  launch: LaunchState | undefined,
): Promise<Reply<unknown>> | undefined {
  switch (act) {
    case 'star':
      return favorites.mark(connection.id, workstation.id, !favorite);
    case 'start':
      return launches.change(connection.id, workstation, act);
    case 'stop':
    case 'reboot':
    case 'end':
      navigation.openChange({ what: act, targets: [{ connection: connection.id, workstation }] });
      return undefined;
    case 'link':
      if (copyText(linkTo(connection, workstation) ?? ''))
        navigation.showToast(t().buttons.linkCopied);
      // There, the link can be taken from a field.
      else navigation.openWorkstation(connection, key);
      return undefined;
    case 'details':
      navigation.openWorkstation(connection, key);
      return undefined;
    case 'cancel':
      return launch && actOnLaunch('dismiss', launch);
    case 'main':
      break;
  }
  const main = mainAct(workstation, launch);
  if (main.act === 'connect') return launches.connect(connection.id, workstation);
  if (main.act === 'start') return launches.startAndConnect(connection.id, workstation);
  return main.act === 'launch' && launch !== undefined
    ? actOnLaunch(main.launchAct, launch)
    : undefined;
}

/** What changes of several workstations use. */
export interface ChangeDeps {
  readonly launches: Pick<Launches, 'change'>;
  readonly navigation: Pick<RowNavigation, 'openChange' | 'showToast'>;
}

/**
 * Starts several workstations, each with a launch of its own, or asks before they are stopped or ended. Calls `onchanged` once
 * the changes are requested. Returns the first reply of the bridge that is a failure, if any.
 */
export async function changeMany(
  { launches, navigation }: ChangeDeps,
  what: Change,
  changeable: Changeable,
  onchanged: () => void,
): Promise<Reply<unknown>> {
  const { possible: targets, leftOut } = changeable;
  if (what !== 'start') {
    navigation.openChange({ what, targets, leftOut, onchanged });
    return { ok: true, value: undefined };
  }
  const { change } = launches;
  const { showToast } = navigation;
  const replies = await Promise.all(
    targets.map(({ connection, workstation }) => change(connection, workstation, what)),
  );
  const refused = replies.find((reply) => !reply.ok);
  if (refused !== undefined) return refused;
  showToast(startedText(changeable));
  onchanged();
  return { ok: true, value: undefined };
}
