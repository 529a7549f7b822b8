import { launchLine, nameOf } from '../../../shared/desktop/desktop-words.ts';
import type { Favourite } from '../../../shared/launch/history.ts';
import {
  isResourceId,
  type ConnectionId,
  type LaunchId,
  type ResourceId,
} from '../../../shared/base/ids.ts';
import { isOver, isUnderWay, type LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Messages } from '../../../shared/languages/language-messages.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { toldOf } from './notifications.ts';

/** What a press on a line of the tray's menu is for. */
export type TrayAct =
  | { readonly act: 'show' }
  | { readonly act: 'settings' }
  | { readonly act: 'quit' }
  | { readonly act: 'point'; readonly connection: ConnectionId; readonly launch: LaunchId }
  | { readonly act: 'connect'; readonly favourite: TrayFavourite };

/** A line of the menu. */
export type TrayLine = { readonly label: string; readonly does: TrayAct } | 'separator';

/** A favourite whose connection is there. */
export interface TrayFavourite {
  readonly connection: ConnectionId;
  readonly connectionName: string;
  readonly session: ResourceId;
  readonly name: string;
}

export interface TrayScene {
  readonly messages: Messages;
  readonly launches: readonly LaunchState[];
  readonly favourites: readonly TrayFavourite[];
  readonly nowMs: number;
  /** True where the window has settings to show. */
  readonly hasSettings: boolean;
}

/** A menu as long as the screen is none: the rest is counted, and in the window. */
const MAX_LAUNCHES = 8;
const MAX_FAVOURITES = 10;

const separator = 'separator' as const;

/** The tray's menu: launches that run, favourites to connect to, and the way in and out. */
export function trayMenu(scene: TrayScene): TrayLine[] {
  const { launches, favourites, nowMs, hasSettings, messages } = scene;
  const { tray } = messages.desktop;
  const running = launches.filter((launch) => !isOver(launch));
  const group = (lines: readonly TrayLine[]): readonly TrayLine[] =>
    lines.length === 0 ? [] : [...lines, separator];
  return [
    ...group(
      shortened(
        running.map((launch) => launchEntry(launch, nowMs, messages)),
        MAX_LAUNCHES,
        tray.more,
      ),
    ),
    ...group(
      shortened(
        favourites.map((one) => favouriteEntry(one, messages)),
        MAX_FAVOURITES,
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
    nameOf(toldOf(launch), messages),
    launch.state,
    // One that is open may be so for hours: no timer keeps its line up to date.
    isUnderWay(launch) ? nowMs - startedAt(launch) : undefined,
    messages,
  ),
  does: { act: 'point', connection: launch.connection, launch: launch.launch },
});

const favouriteEntry = (favourite: TrayFavourite, { desktop }: Messages): TrayLine => ({
  label: safeText(
    desktop.tray.favourite({ name: favourite.name, connection: favourite.connectionName }),
    100,
  ),
  does: { act: 'connect', favourite },
});

/** When a launch began, in milliseconds since 1970. */
const startedAt = ({ at, entered }: LaunchState): number => Math.min(at, ...Object.values(entered));

/**
 * Favourites that can be connected to, with the names they were last seen under; those of connections
 * that are gone, and ids no service takes, are left out.
 */
export function trayFavourites(
  favourites: readonly Favourite[],
  connections: readonly { readonly id: ConnectionId; readonly name: string }[],
  nameFor: (connection: ConnectionId, session: string) => string | undefined,
): TrayFavourite[] {
  return favourites.flatMap(({ connection, session }) => {
    const found = connections.find(({ id }) => id === connection);
    if (found === undefined || !isResourceId(session)) return [];
    const name = nameFor(connection, session) ?? session;
    return [{ connection, connectionName: found.name, session, name }];
  });
}
