import { Menu } from 'electron';

/**
 * The native menu: what every window has (edit, zoom, full screen, close), by role, so that its words
 * are the system's. There is no "reload": a page that is loaded anew forgets what was typed.
 */
export function setMenu(platform: 'win32' | 'darwin' | 'linux'): void {
  const menu = Menu.buildFromTemplate([
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: platform === 'darwin' ? 'File' : '&File',
      submenu: [{ role: platform === 'darwin' ? ('close' as const) : ('quit' as const) }],
    },
    { role: 'editMenu' },
    {
      label: platform === 'darwin' ? 'View' : '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ]);
  Menu.setApplicationMenu(menu);
}
