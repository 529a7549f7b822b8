import { BrowserWindow, nativeTheme } from 'electron';
import type { RestoredBounds } from '../core/window/window-bounds.ts';
import { WINDOW_PARTITION } from './hardening.ts';
import { OUR_ORIGIN } from './ipc-server.ts';

/** Background of the window in both themes (`--ground` in tokens.css), shown until the page is loaded. */
const GROUND = { dark: '#181818', light: '#f2f2f2' } as const;

/** In a smaller window, a list does not fit. */
export const MIN_SIZE = { width: 640, height: 420 } as const;

export interface WindowOptions {
  readonly page: 'index.html' | 'practice-viewer.html';
  readonly title: string;
  /** Query of the page's address: see `localeQuery`. */
  readonly query: string;
  readonly preload: string;
  readonly bounds: RestoredBounds;
  /** SECURITY: settles when the window's session is hardened (`hardenSession`). The page is loaded after that. */
  readonly hardened: Promise<void>;
  /** DevTools are for development only. */
  readonly development: boolean;
}

/**
 * Opens a window with one of the program's two pages. It is shown immediately, in the right colour, and not only
 * when the page is ready, so that the user sees that the program starts.
 */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { page, title, query, preload, bounds, hardened, development } = options;
  const { maximised, fullScreen, ...rectangle } = bounds;
  const window = new BrowserWindow({
    ...rectangle,
    // Not `fullscreen: false`, because that disables the full screen button on macOS.
    ...(fullScreen && { fullscreen: true }),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      partition: WINDOW_PARTITION,
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
  void hardened.then(() => {
    if (!window.isDestroyed()) void window.loadURL(`${OUR_ORIGIN}/${page}${query}`);
  });
  return window;
}

/** Restores, shows and focuses a window. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
