import type { Connection } from '../../../shared/connections/connection.ts';
import type { Reply } from '../../../shared/ipc/message.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { copyText } from '../../components/copy-text.ts';
import { t } from '../../i18n/locale.svelte.ts';
import { linkTo } from '../../links/link-text.ts';
import { mainAct } from './main-act.ts';
import type { Row } from '../list/filter-sort-group.ts';
import type { ActOnLaunch } from '../../launch/act-on-launch.ts';
import type { LaunchAct } from '../../launch/launch-text.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import type { createLastRequest } from '../../launch/last-request.svelte.ts';
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

/** What the actions of rows use. */
export interface RowActionsDeps {
  readonly launches: Pick<Launches, 'change' | 'connect' | 'startAndConnect'>;
  readonly favorites: Pick<Favorites, 'mark'>;
  readonly navigation: RowNavigation;
  readonly actOnLaunch: ActOnLaunch;
  /** Sends what is requested, and shows its failure. */
  readonly request: Pick<ReturnType<typeof createLastRequest>, 'send'>;
  /** The connection of a row, unless it was removed. */
  readonly connectionOf: (row: Row) => Connection | undefined;
}

/** What the rows of a list do, for lists of one connection and of several. */
export interface RowActions {
  /** Carries out an action of a row. */
  readonly onrow: (act: RowAct, row: Row, launch: LaunchState | undefined) => void;
  /** Carries out an action of the launch that a row shows. */
  readonly onlaunch: (act: LaunchAct, launch: LaunchState) => void;
  /**
   * Starts several workstations, each with a launch of its own, or asks before they are stopped or ended. Calls `onchanged`
   * once the changes are requested.
   */
  readonly onchange: (what: Change, changeable: Changeable, onchanged: () => void) => void;
}

/** Creates {@link RowActions}. */
export function createRowActions({
  launches,
  favorites,
  navigation,
  actOnLaunch,
  request,
  connectionOf,
}: RowActionsDeps): RowActions {
  function send(reply: Promise<Reply<unknown>> | undefined) {
    if (reply !== undefined) void request.send(reply);
  }

  function copyLink(connection: Connection, { workstation, key }: Row) {
    if (copyText(linkTo(connection, workstation) ?? ''))
      navigation.showToast(t().buttons.linkCopied);
    // There, the link can be taken from a field.
    else navigation.openWorkstation(connection, key);
  }

  function carryOutMain({ connection, workstation }: Row, launch: LaunchState | undefined) {
    const main = mainAct(workstation, launch);
    if (main.act === 'connect') send(launches.connect(connection, workstation));
    else if (main.act === 'start') send(launches.startAndConnect(connection, workstation));
    else if (main.act === 'launch' && launch !== undefined)
      send(actOnLaunch(main.launchAct, launch));
  }

  async function startAll(changeable: Changeable, onchanged: () => void): Promise<Reply<unknown>> {
    const replies = await Promise.all(
      changeable.possible.map(({ connection, workstation }) =>
        launches.change(connection, workstation, 'start'),
      ),
    );
    const refused = replies.find((reply) => !reply.ok);
    if (refused !== undefined) return refused;
    navigation.showToast(startedText(changeable));
    onchanged();
    return { ok: true, value: undefined };
  }

  return {
    onrow(act, row, launch) {
      const connection = connectionOf(row);
      if (connection === undefined) return;
      const { workstation, favorite, key } = row;
      switch (act) {
        case 'main':
          carryOutMain(row, launch);
          break;
        case 'star':
          send(favorites.mark(connection.id, workstation.id, !favorite));
          break;
        case 'start':
          send(launches.change(connection.id, workstation, act));
          break;
        case 'stop':
        case 'reboot':
        case 'end':
          navigation.openChange({
            what: act,
            targets: [{ connection: connection.id, workstation }],
          });
          break;
        case 'link':
          copyLink(connection, row);
          break;
        case 'details':
          navigation.openWorkstation(connection, key);
          break;
        case 'cancel':
          send(launch && actOnLaunch('dismiss', launch));
      }
    },
    onlaunch(act, launch) {
      send(actOnLaunch(act, launch));
    },
    onchange(what, changeable, onchanged) {
      const { possible: targets, leftOut } = changeable;
      if (what === 'start') send(startAll(changeable, onchanged));
      else navigation.openChange({ what, targets, leftOut, onchanged });
    },
  };
}
