import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { t } from '../../i18n/locale.svelte.ts';
import {
  obstacleText,
  obstacleTo,
  type Change,
  type ChangeContext,
} from '../changes/possible-change.ts';
import { changeContext } from '../changes/possible-change.ts';
import type { Row } from '../list/filter-sort-group.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { linkTo } from '../../links/link-text.ts';
import { shownLaunch } from '../../launch/launch-in-row.ts';
import { launchesFor, mainAct } from './main-act.ts';
import type { Listing } from '../workstations.svelte.ts';

/** What the menu of a workstation offers. `main` is the row's main action. */
export type RowMenuAct = 'main' | Change | 'link' | 'star' | 'details';

/** What is known of a row besides the row itself. */
export interface RowMenuContext extends ChangeContext {
  /** The launch that the row shows: the main action is about it. It may have failed. */
  readonly shown: LaunchState | undefined;
  /** True if a link can name the workstation. */
  readonly hasLink: boolean;
}

/**
 * The menu of a workstation: what the service, its state and its launch allow. A change that only has to wait for a launch is
 * shown with its reason.
 */
export function rowMenu(row: Row, context: RowMenuContext): readonly MenuEntry<RowMenuAct>[] {
  const { buttons, workstation: texts } = t();
  const { workstation, favorite } = row;
  const main = mainAct(workstation, context.shown);

  function change(what: Change, label: string, more: Partial<MenuEntry<RowMenuAct>> = {}) {
    const obstacle = obstacleTo(what, workstation, context);
    if (obstacle !== undefined && obstacle !== 'launch') return [];
    const reason = obstacle && obstacleText(obstacle, workstation);
    return [{ id: what, label, reason, ...more }];
  }

  return [
    { id: 'main', label: main.label, reason: main.reason },
    ...change('start', buttons.startOnly),
    ...change('stop', texts.changes.askToStop),
    ...change('reboot', texts.changes.askToReboot),
    ...(context.hasLink ? [{ id: 'link', label: buttons.copyLink } as const] : []),
    { id: 'star', label: buttons.favorite, checked: favorite },
    { id: 'details', label: buttons.details },
    ...change('end', texts.changes.askToEnd, { danger: true, separated: true }),
  ];
}

/** {@link rowMenu} of a row of a connection's list. */
export const rowMenuOf = (
  connection: Connection,
  listing: Listing | undefined,
  row: Row,
  launches: readonly LaunchState[],
): readonly MenuEntry<RowMenuAct>[] =>
  rowMenu(row, {
    ...changeContext(listing, row.workstation, launches),
    shown: shownLaunch(launchesFor(row.workstation, launches)),
    hasLink: linkTo(connection, row.workstation) !== undefined,
  });
