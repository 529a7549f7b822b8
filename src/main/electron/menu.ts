import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../shared/ipc/contract.ts';
import type { Messages } from '../../shared/languages/language-messages.ts';
import { menuTitles } from '../core/window/menu-title.ts';

/** The menu's commands that the program carries out itself. */
export interface MenuHooks {
  /** Which commands the window's page supports. The menu leaves out the others. */
  readonly pageCan: readonly MenuItem[];
  readonly onChosen: (item: MenuItem) => void;
  readonly onGuide: () => void;
}

type Item = MenuItemConstructorOptions;
type Words = Messages['desktop']['menu'];

/**
 * The native menu. System commands use roles, so that they have the system's shortcuts. Their labels are the
 * program's, because Electron's are English only. There is no "Reload", because it would discard what was typed.
 */
export function setMenu(
  platform: 'win32' | 'darwin' | 'linux',
  words: Words,
  hooks: MenuHooks,
): void {
  const isMac = platform === 'darwin';
  // macOS has no letters for menus.
  const titled = isMac ? (word: string) => word : menuTitles();
  const chosen = (item: MenuItem, label: string, accelerator?: string): Item[] =>
    hooks.pageCan.includes(item)
      ? [
          {
            label,
            ...omitUndefined({ accelerator }),
            click: () => {
              hooks.onChosen(item);
            },
          },
        ]
      : [];
  const find = chosen('find-anything', words.findAnything, 'CmdOrCtrl+K');
  const settings = chosen('settings', words.settings, 'CmdOrCtrl+,');
  const file = [
    chosen('new-connection', words.newConnection, 'CmdOrCtrl+N'),
    chosen('import', words.importConnections),
    isMac ? [] : settings,
    isMac ? items(words, ['close', 'close']) : items(words, ['quit', 'quit']),
  ];
  const about = chosen('about', words.about);
  const help: Item[][] = [
    [
      { label: words.guide, accelerator: 'F1', click: hooks.onGuide },
      ...chosen('diagnostics', words.diagnostics),
    ],
    isMac ? [] : about,
  ];
  const menu: Item[] = [
    ...(isMac ? [appMenu(words, about, settings)] : []),
    { label: titled(words.file, 'F'), submenu: parted(file) },
    { label: titled(words.edit, 'E'), submenu: parted(editing(words)) },
    { label: titled(words.view, 'V'), submenu: parted([find, ...viewing(words)]) },
    { role: 'window', label: titled(words.window, 'W'), submenu: parted(windows(words, isMac)) },
    { role: 'help', label: titled(words.help, 'H'), submenu: parted(help) },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}

/** System commands with the program's labels. */
const items = (
  words: Words,
  ...those: readonly (readonly [role: NonNullable<Item['role']>, word: keyof Words])[]
): Item[] => those.map(([role, word]) => ({ role, label: words[word] }));

const editing = (words: Words): Item[][] => [
  items(words, ['undo', 'undo'], ['redo', 'redo']),
  items(words, ['cut', 'cut'], ['copy', 'copy'], ['paste', 'paste'], ['delete', 'delete']),
  items(words, ['selectAll', 'selectAll']),
];

const viewing = (words: Words): Item[][] => [
  items(words, ['resetZoom', 'resetZoom'], ['zoomIn', 'zoomIn'], ['zoomOut', 'zoomOut']),
  items(words, ['togglefullscreen', 'fullScreen']),
];

const windows = (words: Words, isMac: boolean): Item[][] =>
  isMac
    ? [
        items(words, ['minimize', 'minimise'], ['zoom', 'zoomWindow']),
        items(words, ['front', 'toFront']),
      ]
    : [items(words, ['minimize', 'minimise'], ['close', 'close'])];

/** On macOS, About, Settings and Quit are in the menu with the program's name. */
const appMenu = (words: Words, about: readonly Item[], settings: readonly Item[]): Item => ({
  role: 'appMenu',
  submenu: parted([
    about,
    settings,
    items(words, ['services', 'services']),
    items(words, ['hide', 'hide'], ['hideOthers', 'hideOthers'], ['unhide', 'showAll']),
    items(words, ['quit', 'quit']),
  ]),
});

/** Joins groups that are not empty with separators. */
const parted = (groups: readonly (readonly Item[])[]): Item[] =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, nth) => (nth === 0 ? group : [{ type: 'separator' }, ...group]));
