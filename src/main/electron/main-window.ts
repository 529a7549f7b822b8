import { BrowserWindow, nativeTheme } from 'electron';
import type { RestoredBounds } from '../core/window/window-bounds.ts';
import { OUR_ORIGIN } from './ipc-server.ts';

/** The grounds of the window in both themes (`--ground` in tokens.css), shown until the page is there. */
const GROUND = { dark: '#181818', light: '#f2f2f2' } as const;

/** Below this a list has no room. */
export const LEAST_SIZE = { width: 640, height: 420 } as const;

export interface WindowOptions {
  readonly page: 'index.html' | 'practice-viewer.html';
  readonly title: string;
  /** What the page is told with its address: see `localeQuery`. */
  readonly query: string;
  readonly preload: string;
  readonly place: RestoredBounds;
  /** DevTools are for development only. */
  readonly development: boolean;
}

/**
 * Opens a window of ours on one of its two pages. It is shown at once, in the right colour, and not
 * when the page is ready: an empty window says "I am coming", nothing says nothing.
 */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { page, title, query, preload, place, development } = options;
  const { maximised, fullScreen, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    // Not `fullscreen: false`: on macOS that takes the button away.
    ...(fullScreen && { fullscreen: true }),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: development,
    },
  });
  if (maximised) window.maximize();
  void window.loadURL(`${OUR_ORIGIN}/${page}${query}`);
  return window;
}

/** Brings a window to where it can be seen. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
