import { launchLine, nameOf } from '../../../shared/desktop/desktop-text.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { distinctName } from '../../../shared/connections/distinct-name.ts';
import { hostName } from '../../../shared/connections/host-name.ts';
import type { Favorite } from '../../../shared/launch/history.ts';
import {
  isResourceId,
  type ConnectionId,
  type LaunchId,
  type ResourceId,
} from '../../../shared/base/ids.ts';
import { isOver, isInProgress, type LaunchState } from '../../../shared/launch/launch-state.ts';
import type { PlannedStop } from '../../../shared/launch/planned-stop.ts';
import type { Messages } from '../../../shared/languages/language-messages.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { launchSummary } from './notifications.ts';

/** What a click on a line of the tray menu does. */
export type TrayAct =
  | { readonly act: 'show' }
  | { readonly act: 'settings' }
  | { readonly act: 'quit' }
  | { readonly act: 'point'; readonly connection: ConnectionId; readonly launch: LaunchId }
  | { readonly act: 'keep'; readonly launch: LaunchId }
  | { readonly act: 'connect'; readonly favorite: TrayFavorite };

/** A line of the tray menu. */
export type TrayLine = { readonly label: string; readonly does: TrayAct } | 'separator';

/** A favorite whose connection exists. */
export interface TrayFavorite {
  readonly connection: ConnectionId;
  readonly connectionName: string;
  readonly session: ResourceId;
  readonly name: string;
}

export interface TrayScene {
  readonly messages: Messages;
  readonly launches: readonly LaunchState[];
  /** Workstations that are stopped soon, because their viewers were closed. */
  readonly plannedStops: readonly PlannedStop[];
  readonly favorites: readonly TrayFavorite[];
  readonly nowMs: number;
  /** True if the window can show settings. */
  readonly hasSettings: boolean;
}

/** Limits that keep the menu short. It shows how many more there are, and the window shows them all. */
const MAX_LAUNCHES = 8;
const MAX_FAVORITES = 10;

const separator = 'separator' as const;

/** The tray menu: running launches, favorites, and the commands to open and quit Stagedoor. */
export function trayMenu(scene: TrayScene): TrayLine[] {
  const { launches, plannedStops, favorites, nowMs, hasSettings, messages } = scene;
  const { tray } = messages.desktop;
  const running = launches.filter((launch) => !isOver(launch));
  const group = (lines: readonly TrayLine[]): readonly TrayLine[] =>
    lines.length === 0 ? [] : [...lines, separator];
  return [
    ...group(
      shortened(
        plannedStops.filter(({ asks }) => !asks).map((stop) => keepEntry(stop, messages)),
        MAX_LAUNCHES,
        tray.more,
      ),
    ),
    ...group(
      shortened(
        running.map((launch) => launchEntry(launch, nowMs, messages)),
        MAX_LAUNCHES,
        tray.more,
      ),
    ),
    ...group(
      shortened(
        favorites.map((one) => favoriteEntry(one, messages)),
        MAX_FAVORITES,
        tray.more,
      ),
    ),
    { label: tray.open, does: { act: 'show' } },
    ...(hasSettings ? [{ label: tray.settings, does: { act: 'settings' } } as const] : []),
    separator,
    { label: tray.quit, does: { act: 'quit' } },
  ];
}

function shortened(
  lines: readonly TrayLine[],
  max: number,
  words: Messages['desktop']['tray']['more'],
): readonly TrayLine[] {
  const more = lines.length - max;
  return more > 0
    ? [...lines.slice(0, max), { label: words({ count: more }), does: { act: 'show' } }]
    : lines;
}

const launchEntry = (launch: LaunchState, nowMs: number, messages: Messages): TrayLine => ({
  label: launchLine(
    nameOf(launchSummary(launch), messages),
    launch.state,
    // An open launch can stay open for hours, and no timer updates its line.
    isInProgress(launch) ? nowMs - startedAt(launch) : undefined,
    messages,
  ),
  does: { act: 'point', connection: launch.connection, launch: launch.launch },
});

const keepEntry = (
  { launch, session, workstation }: PlannedStop,
  messages: Messages,
): TrayLine => ({
  label: safeText(messages.desktop.tray.keep({ name: workstation ?? session }), 100),
  does: { act: 'keep', launch },
});

function favoriteEntry(favorite: TrayFavorite, { desktop }: Messages): TrayLine {
  const { name, connectionName } = favorite;
  const connection = distinctName(connectionName, name);
  const label = connection === undefined ? name : desktop.tray.favorite({ name, connection });
  return { label: safeText(label, 100), does: { act: 'connect', favorite } };
}

/** The start of a launch, in milliseconds since 1970. */
const startedAt = ({ at, entered }: LaunchState): number => Math.min(at, ...Object.values(entered));

/**
 * The favorites that can be connected to, with their last known names. Leaves out favorites of removed connections
 * and invalid ids.
 */
export function trayFavorites(
  favorites: readonly Favorite[],
  connections: readonly Pick<Connection, 'id' | 'kind' | 'name'>[],
  nameFor: (connection: ConnectionId, session: string) => string | undefined,
): TrayFavorite[] {
  return favorites.flatMap(({ connection, session }) => {
    const found = connections.find(({ id }) => id === connection);
    if (found === undefined || !isResourceId(session)) return [];
    const name = hostName(found) ?? nameFor(connection, session) ?? session;
    return [{ connection, connectionName: found.name, session, name }];
  });
}
