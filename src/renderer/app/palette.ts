import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { distinctName } from '../../shared/connections/distinct-name.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import { launchIndicator, type IndicatorKind } from '../../shared/base/status-indicator.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';
import { shortcut } from '../components/shortcut.ts';
import { linkTo } from '../links/link-text.ts';
import { settingText } from '../settings/setting-text.ts';
import { fold, searchWords } from '../i18n/fold.ts';
import { t } from '../i18n/locale.svelte.ts';
import { settingList } from '../settings/setting-list.ts';
import { changeContext, obstacleTo } from '../workstations/changes/possible-change.ts';
import { launchWord } from '../launch/launch-in-row.ts';
import { launchOf, mainAct } from '../workstations/row/main-act.ts';
import { withName, workstationName, workstationState } from '../workstations/workstation-text.ts';
import type { Stores } from './stores.ts';
import { keyOf } from '../workstations/workstations.svelte.ts';

/** What a command does: navigates, copies a text, or makes a call whose failure is shown. */
export type PaletteAction =
  | { readonly go: () => void }
  | { readonly copy: string }
  | {
      readonly call: () => Promise<Reply<unknown>>;
      /** Called with the value of the reply once the palette is closed. */
      readonly after?: (value: unknown) => void;
    };

/** What the commands act on. */
export type PaletteDeps = Pick<
  Stores,
  | 'connections'
  | 'workstations'
  | 'launches'
  | 'favorites'
  | 'navigation'
  | 'notices'
  | 'updates'
  | 'openHelp'
  | 'support'
  | 'showLaunch'
>;

/** A command of the palette. */
export interface Command {
  /** Unique among all commands. */
  readonly id: string;
  readonly title: string;
  /** The connection or state, shown next to the title and searched as well. */
  readonly note?: string;
  readonly indicator?: IndicatorKind;
  /** Its keyboard shortcut as it is shown. */
  readonly keys?: string;
  readonly does: PaletteAction;
}

/** All commands that are possible now, the most likely first. */
export const commands = (deps: PaletteDeps): readonly Command[] => {
  const workstations = deps.connections.list.flatMap((connection) => {
    const { profiles = new Map() } = deps.workstations.of(connection.id) ?? {};
    return deps.workstations.lastOf(connection.id).map((workstation) => ({
      connection,
      workstation: withName(workstation, profiles),
    }));
  });
  const marked = new Set(
    deps.favorites.list.map(({ connection, session }) => `${connection} ${session}`),
  );
  const isMarked = ({ connection, workstation }: (typeof workstations)[number]) =>
    marked.has(`${connection.id} ${workstation.id}`);
  const sorted = [
    ...workstations.filter(isMarked),
    ...workstations.filter((one) => !isMarked(one)),
  ];
  return [
    ...sorted.flatMap((one) => connecting(deps, one.connection, one.workstation)),
    ...pages(deps),
    ...sorted.flatMap((one) => around(deps, one.connection, one.workstation)),
    ...settingList.map(({ name }) => ({
      id: `setting ${name}`,
      title: t().palette.setting({ setting: settingText(name).name }),
      does: {
        go: () => {
          deps.navigation.showSetting(name);
        },
      },
    })),
  ];
};

/** Starts a launch and leads to it, as a link from outside does. Its row, with what it may ask, can be far from here. */
export const launching = (
  { launches, navigation, showLaunch }: Pick<PaletteDeps, 'launches' | 'navigation' | 'showLaunch'>,
  connection: Connection,
  call: () => Promise<Reply<unknown>>,
): PaletteAction => ({
  call: () => {
    navigation.follow(connection.id);
    return call();
  },
  after: (value) => {
    const launch = launches.all.find((one) => one.launch === value);
    if (launch !== undefined) showLaunch(launch);
  },
});

/** The command that connects to a workstation. Empty if that is not possible now. */
function connecting(
  deps: PaletteDeps,
  connection: Connection,
  workstation: Workstation,
): Command[] {
  const { launches } = deps;
  const launch = launchOf(workstation, launches.of(connection.id));
  const { indicator, word } =
    launch === undefined
      ? workstationState(workstation)
      : { indicator: launchIndicator(launch), word: launchWord(launch) };
  const texts = t().palette;
  const name = workstationName(workstation);
  const id = `connect ${connection.id} ${keyOf(workstation)}`;
  const note = [distinctName(connection.name, name), word]
    .filter((part) => part !== undefined)
    .join(t().general.comma);
  const command = (title: string, does: PaletteAction) => [{ id, title, note, indicator, does }];
  if (launch !== undefined)
    return command(texts.showLaunch({ workstation: name }), {
      go: () => {
        deps.showLaunch(launch);
      },
    });
  const { act } = mainAct(workstation, undefined);
  if (act === 'none') return [];
  return act === 'start'
    ? command(
        texts.startAndConnect({ workstation: name }),
        launching(deps, connection, () => launches.startAndConnect(connection.id, workstation)),
      )
    : command(
        texts.connect({ workstation: name }),
        launching(deps, connection, () => launches.connect(connection.id, workstation)),
      );
}

/** The other commands for a workstation. */
function around(deps: PaletteDeps, connection: Connection, workstation: Workstation): Command[] {
  const texts = t().palette;
  const name = workstationName(workstation);
  const note = omitUndefined({ note: distinctName(connection.name, name) });
  const key = keyOf(workstation);
  const link = linkTo(connection, workstation);
  const context = changeContext(
    deps.workstations.of(connection.id),
    workstation,
    deps.launches.of(connection.id),
  );
  const stop = () => {
    deps.navigation.openChange({
      what: 'stop',
      targets: [{ connection: connection.id, workstation }],
    });
  };
  return [
    ...(obstacleTo('stop', workstation, context) === undefined
      ? [
          {
            id: `stop ${connection.id} ${key}`,
            title: texts.stop({ workstation: name }),
            ...note,
            does: { go: stop },
          },
        ]
      : []),
    ...(link === undefined
      ? []
      : [
          {
            id: `link ${connection.id} ${key}`,
            title: texts.copyLink({ workstation: name }),
            ...note,
            does: { copy: link },
          },
        ]),
    {
      id: `about ${connection.id} ${key}`,
      title: texts.about({ workstation: name }),
      ...note,
      does: {
        go: () => {
          deps.navigation.show(connection.id);
          deps.navigation.openWorkstation(connection, key);
        },
      },
    },
  ];
}

/** Connections, forms and pages. */
function pages(deps: PaletteDeps): Command[] {
  const { navigation, connections } = deps;
  const { palette: texts, sidebar, buttons, settings } = t();
  const go = (id: string, title: string, act: () => void, letter?: string): Command => ({
    id,
    title,
    does: { go: act },
    ...(letter !== undefined && { keys: shortcut(deps.notices.platform, letter) }),
  });
  return [
    ...connections.list.map(({ id, name }) =>
      go(`show ${id}`, texts.show({ page: name }), () => {
        navigation.show(id);
      }),
    ),
    go('favorites', texts.show({ page: sidebar.favorites }), () => {
      navigation.go('favorites');
    }),
    ...(connections.list.some(({ kind }) => kind === 'direct')
      ? [
          go('hosts', texts.show({ page: sidebar.hosts }), () => {
            navigation.go('hosts');
          }),
        ]
      : []),
    go('history', texts.show({ page: sidebar.history }), () => {
      navigation.go('history');
    }),
    ...connections.list
      .filter(({ id }) => deps.workstations.of(id)?.profilesOf !== undefined)
      .map(({ id, name }) =>
        go(`make ${id}`, texts.make({ connection: name }), () => {
          navigation.go('new-workstation', id);
        }),
      ),
    go('add', buttons.addAConnection, navigation.add, 'N'),
    go('address', t().launch.oneTime.title, () => {
      navigation.openAddress('');
    }),
    go(
      'settings',
      settings.title,
      () => {
        navigation.go('settings');
      },
      ',',
    ),
    go('diagnostics', settings.diagnostics.name, () => {
      navigation.openSupport();
    }),
    { id: 'logs', title: texts.openLogFolder, does: { call: deps.support.openLogFolder } },
    go('versions', settings.of.checkForUpdates.name, () => {
      navigation.go('settings');
      void deps.updates.check();
    }),
    go('about', settings.about.name, () => {
      navigation.go('about');
    }),
    { id: 'guide', title: texts.guide, does: { call: () => deps.openHelp('guide') } },
  ];
}

/** How well a command answers a search: 0 begins with it, 1 has a word that does, 2 has it somewhere. */
function rank(title: string, note: string, wanted: readonly string[]): number | undefined {
  const text = `${title} ${note}`;
  if (!wanted.every((word) => text.includes(word))) return undefined;
  const [first = ''] = wanted;
  if (title.startsWith(first)) return 0;
  return title.split(/[\s:]+/).some((word) => word.startsWith(first)) ? 1 : 2;
}

/** The commands in which all words of `search` are, the best first; ties stay as they were. */
export function find(all: readonly Command[], search: string): readonly Command[] {
  const wanted = searchWords(search);
  if (wanted.length === 0) return all;
  return all
    .flatMap((command) => {
      const matchRank = rank(fold(command.title), fold(command.note ?? ''), wanted);
      return matchRank === undefined ? [] : [{ command, matchRank }];
    })
    .toSorted((a, b) => a.matchRank - b.matchRank)
    .map(({ command }) => command);
}
