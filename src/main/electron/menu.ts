import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../shared/contract.ts';
import { menuWords } from '../../shared/desktop-words.ts';

/** What is chosen from the menu bar and is not the system's own business. */
export interface MenuHooks {
  /** What the window's page can do of it; the rest is left out. */
  readonly pageCan: readonly MenuItem[];
  readonly onChosen: (item: MenuItem) => void;
  readonly onGuide: () => void;
}

type Item = MenuItemConstructorOptions;

/**
 * The native menu. Edit, zoom, full screen, windows and quit are by role, so that their words and keys
 * are the system's. There is no "reload": a page that is loaded anew forgets what was typed.
 */
export function setMenu(platform: 'win32' | 'darwin' | 'linux', hooks: MenuHooks): void {
  const isMac = platform === 'darwin';
  // The letter behind the sign opens the menu together with Alt; macOS has none.
  const titled = (word: string) => (isMac ? word : `&${word}`);
  const chosen = (item: MenuItem, label: string, accelerator?: string): Item[] =>
    hooks.pageCan.includes(item)
      ? [
          {
            label,
            ...(accelerator !== undefined && { accelerator }),
            click: () => {
              hooks.onChosen(item);
            },
          },
        ]
      : [];
  const settings = chosen('settings', menuWords.settings, 'CmdOrCtrl+,');
  const file = [
    chosen('new-connection', menuWords.newConnection, 'CmdOrCtrl+N'),
    chosen('import', menuWords.importConnections),
    isMac ? [] : settings,
    [isMac ? ({ role: 'close' } as const) : ({ role: 'quit' } as const)],
  ];
  const about: Item = {
    label: menuWords.about,
    click: () => {
      app.showAboutPanel();
    },
  };
  const menu: Item[] = [
    ...(isMac ? [appMenu(settings)] : []),
    { label: titled(menuWords.file), submenu: parted(file) },
    { role: 'editMenu' },
    {
      label: titled(menuWords.view),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: titled(menuWords.help),
      submenu: [
        { label: menuWords.guide, accelerator: 'F1', click: hooks.onGuide },
        ...(isMac ? [] : [{ type: 'separator' } as const, about]),
      ],
    },
  ];
  app.setAboutPanelOptions({
    applicationName: 'Stagedoor',
    applicationVersion: app.getVersion(),
    copyright: menuWords.copyright,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}

/** macOS has about, settings and quit below the program's own name. */
const appMenu = (settings: readonly Item[]): Item => ({
  role: 'appMenu',
  submenu: parted([
    [{ role: 'about' }],
    settings,
    [{ role: 'services' }],
    [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }],
    [{ role: 'quit' }],
  ]),
});

/** Groups that are not empty, with a line between them. */
const parted = (groups: readonly (readonly Item[])[]): Item[] =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, nth) => (nth === 0 ? group : [{ type: 'separator' }, ...group]));
