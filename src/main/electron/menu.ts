import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../shared/ipc/contract.ts';
import type { Messages } from '../../shared/languages/language-messages.ts';
import { menuTitles } from '../core/window/menu-title.ts';

/** What is chosen from the menu bar and is not the system's own business. */
export interface MenuHooks {
  /** What the window's page can do of it; the rest is left out. */
  readonly pageCan: readonly MenuItem[];
  readonly onChosen: (item: MenuItem) => void;
  readonly onGuide: () => void;
}

type Item = MenuItemConstructorOptions;
type Words = Messages['desktop']['menu'];

/**
 * The native menu. What the system does is by role, so that its keys are the system's; its words are ours, as
 * Electron has them in English only. There is no "reload": a page that is loaded anew forgets what was typed.
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

/** What the system does, in our words. */
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

/** macOS has about, settings and quit below the program's own name. */
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

/** Groups that are not empty, with a line between them. */
const parted = (groups: readonly (readonly Item[])[]): Item[] =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, nth) => (nth === 0 ? group : [{ type: 'separator' }, ...group]));
