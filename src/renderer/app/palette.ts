import type { Connection } from '../../shared/connections/connection.ts';
import type { IndicatorKind } from '../../shared/base/status-indicator.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';
import { shortcut } from './keys.ts';
import { linkTo } from '../links/link-text.ts';
import { settingWords } from '../settings/setting-text.ts';
import { t } from '../i18n/locale.svelte.ts';
import { settingList } from '../settings/setting-list.ts';
import {
  launchOf,
  mainAct,
  workstationName,
  workstationState,
} from '../workstations/workstation-text.ts';
import type { Stage } from './stage.ts';
import { keyOf } from '../workstations/workstations.svelte.ts';

/** What a command does: goes somewhere, copies a text, or asks for something whose failure is shown. */
export type Doing =
  | { readonly go: () => void }
  | { readonly copy: string }
  | { readonly ask: () => Promise<Reply<unknown>> };

/** Something that can be done from the palette. */
export interface Command {
  /** Tells it from all others. */
  readonly id: string;
  readonly title: string;
  /** Where, or in which state: told beside it, and searched too. */
  readonly note?: string;
  readonly cue?: IndicatorKind;
  /** Its keys, as they are pressed. */
  readonly keys?: string;
  readonly does: Doing;
}

/** Everything that can be done now, the likely first. */
export const commands = (stage: Stage): readonly Command[] => {
  const workstations = stage.connections.list.flatMap((connection) =>
    (stage.workstations.of(connection.id)?.list ?? []).map((workstation) => ({
      connection,
      workstation,
    })),
  );
  const marked = new Set(
    stage.yours.favourites.map(({ connection, session }) => `${connection} ${session}`),
  );
  const isMarked = ({ connection, workstation }: (typeof workstations)[number]) =>
    marked.has(`${connection.id} ${workstation.id}`);
  const sorted = [
    ...workstations.filter(isMarked),
    ...workstations.filter((one) => !isMarked(one)),
  ];
  return [
    ...sorted.flatMap((one) => connecting(stage, one.connection, one.workstation)),
    ...pages(stage),
    ...sorted.flatMap((one) => around(stage, one.connection, one.workstation)),
    ...settingList.map(({ name }) => ({
      id: `setting ${name}`,
      title: t().palette.setting({ setting: settingWords(name).name }),
      does: {
        go: () => {
          stage.view.showSetting(name);
        },
      },
    })),
  ];
};

/** Connecting to a workstation; nothing where that cannot be done now. */
function connecting(stage: Stage, connection: Connection, workstation: Workstation): Command[] {
  const { launches, view } = stage;
  const launch = launchOf(workstation, launches.of(connection.id));
  const { act } = mainAct(workstation, launch);
  if (act === 'none') return [];
  const { cue, word } = workstationState(workstation);
  const words = t().palette;
  const name = workstationName(workstation);
  const id = `connect ${connection.id} ${keyOf(workstation)}`;
  const note = `${connection.name}${t().general.comma}${word}`;
  const doing: Readonly<Record<typeof act, () => readonly [string, Doing]>> = {
    connect: () => [
      words.connect({ workstation: name }),
      { ask: () => launches.connect(connection.id, workstation) },
    ],
    start: () => [
      words.startAndConnect({ workstation: name }),
      { ask: () => launches.startAndConnect(connection.id, workstation) },
    ],
    show: () => [
      words.showLaunch({ workstation: name }),
      {
        go: () => {
          view.show(connection.id);
          view.point(launch?.launch);
        },
      },
    ],
  };
  const [title, does] = doing[act]();
  return [{ id, title, note, cue, does }];
}

/** What else can be done with a workstation. */
function around(stage: Stage, connection: Connection, workstation: Workstation): Command[] {
  const words = t().palette;
  const name = workstationName(workstation);
  const key = keyOf(workstation);
  const link = linkTo(connection, workstation);
  return [
    ...(link === undefined
      ? []
      : [
          {
            id: `link ${connection.id} ${key}`,
            title: words.copyLink({ workstation: name }),
            note: connection.name,
            does: { copy: link },
          },
        ]),
    {
      id: `about ${connection.id} ${key}`,
      title: words.about({ workstation: name }),
      note: connection.name,
      does: {
        go: () => {
          stage.view.show(connection.id);
          stage.view.askAbout(connection, key);
        },
      },
    },
  ];
}

/** Places, forms and pages. */
function pages(stage: Stage): Command[] {
  const { view, connections } = stage;
  const { palette: words, places, buttons, settings } = t();
  const go = (id: string, title: string, act: () => void, letter?: string): Command => ({
    id,
    title,
    does: { go: act },
    ...(letter !== undefined && { keys: shortcut(stage.notices.platform, letter) }),
  });
  return [
    ...connections.list.map(({ id, name }) =>
      go(`show ${id}`, words.show({ place: name }), () => {
        view.show(id);
      }),
    ),
    go('favourites', words.show({ place: places.favourites }), () => {
      view.go('favourites');
    }),
    go('history', words.show({ place: places.history }), () => {
      view.go('history');
    }),
    ...connections.list
      .filter(({ id }) => stage.workstations.of(id)?.profilesOf !== undefined)
      .map(({ id, name }) =>
        go(`make ${id}`, words.make({ place: name }), () => {
          view.show(id);
          view.go('make');
        }),
      ),
    go('add', buttons.addAConnection, view.add, 'N'),
    go(
      'settings',
      settings.title,
      () => {
        view.go('settings');
      },
      ',',
    ),
    go('diagnostics', settings.diagnostics.name, () => {
      view.askForSupport();
    }),
    go('versions', settings.of.checkForUpdates.name, () => {
      view.go('settings');
      void stage.updates.look();
    }),
    go('about', settings.about.name, () => {
      view.go('about');
    }),
    { id: 'guide', title: words.guide, does: { ask: () => stage.help('guide') } },
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
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return all;
  return all
    .flatMap((command) => {
      const place = rank(command.title.toLowerCase(), (command.note ?? '').toLowerCase(), wanted);
      return place === undefined ? [] : [{ command, place }];
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ command }) => command);
}
