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
type MenuMessages = Messages['desktop']['menu'];

/**
 * The native menu. System commands use roles, so that they have the system's shortcuts. Their labels are the
 * program's, because Electron's are English only. There is no "Reload", because it would discard what was typed.
 */
export function setMenu(
  platform: 'win32' | 'darwin' | 'linux',
  messages: MenuMessages,
  hooks: MenuHooks,
): void {
  const isMac = platform === 'darwin';
  // macOS has no letters for menus.
  const titled = isMac ? (text: string) => text : menuTitles();
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
  const find = chosen('find-anything', messages.findAnything, 'CmdOrCtrl+K');
  const settings = chosen('settings', messages.settings, 'CmdOrCtrl+,');
  const file = [
    chosen('new-connection', messages.newConnection, 'CmdOrCtrl+N'),
    chosen('import', messages.importConnections),
    isMac ? [] : settings,
    isMac ? items(messages, ['close', 'close']) : items(messages, ['quit', 'quit']),
  ];
  const about = chosen('about', messages.about);
  const help: Item[][] = [
    [
      { label: messages.guide, accelerator: 'F1', click: hooks.onGuide },
      ...chosen('diagnostics', messages.diagnostics),
    ],
    isMac ? [] : about,
  ];
  const menu: Item[] = [
    ...(isMac ? [appMenu(messages, about, settings)] : []),
    { label: titled(messages.file, 'F'), submenu: parted(file) },
    { label: titled(messages.edit, 'E'), submenu: parted(editing(messages)) },
    { label: titled(messages.view, 'V'), submenu: parted([find, ...viewing(messages)]) },
    {
      role: 'window',
      label: titled(messages.window, 'W'),
      submenu: parted(windows(messages, isMac)),
    },
    { role: 'help', label: titled(messages.help, 'H'), submenu: parted(help) },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}

/** System commands with the program's labels. */
const items = (
  messages: MenuMessages,
  ...those: readonly (readonly [role: NonNullable<Item['role']>, text: keyof MenuMessages])[]
): Item[] => those.map(([role, text]) => ({ role, label: messages[text] }));

const editing = (messages: MenuMessages): Item[][] => [
  items(messages, ['undo', 'undo'], ['redo', 'redo']),
  items(messages, ['cut', 'cut'], ['copy', 'copy'], ['paste', 'paste'], ['delete', 'delete']),
  items(messages, ['selectAll', 'selectAll']),
];

const viewing = (messages: MenuMessages): Item[][] => [
  items(messages, ['resetZoom', 'resetZoom'], ['zoomIn', 'zoomIn'], ['zoomOut', 'zoomOut']),
  items(messages, ['togglefullscreen', 'fullScreen']),
];

const windows = (messages: MenuMessages, isMac: boolean): Item[][] =>
  isMac
    ? [
        items(messages, ['minimize', 'minimise'], ['zoom', 'zoomWindow']),
        items(messages, ['front', 'toFront']),
      ]
    : [items(messages, ['minimize', 'minimise'], ['close', 'close'])];

/** On macOS, About, Settings and Quit are in the menu with the program's name. */
const appMenu = (
  messages: MenuMessages,
  about: readonly Item[],
  settings: readonly Item[],
): Item => ({
  role: 'appMenu',
  submenu: parted([
    about,
    settings,
    items(messages, ['services', 'services']),
    items(messages, ['hide', 'hide'], ['hideOthers', 'hideOthers'], ['unhide', 'showAll']),
    items(messages, ['quit', 'quit']),
  ]),
});

/** Joins groups that are not empty with separators. */
const parted = (groups: readonly (readonly Item[])[]): Item[] =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, nth) => (nth === 0 ? group : [{ type: 'separator' }, ...group]));
