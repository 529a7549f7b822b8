import { app, type BrowserWindow, type WebContents } from 'electron';
import { MIN_SIZE, openWindow, showWindow } from './main-window.ts';
import type { WindowBounds } from '../core/window/window-bounds.ts';
import { createBoundsRecorder } from './window-bounds.ts';

const USUAL_SIZE = { width: 1120, height: 720 } as const;

export interface WindowHolderOptions {
  readonly preload: string;
  /** Settles when the session of the window is hardened. */
  readonly hardened: Promise<void>;
  /** The language to open with, as query of the page's address. */
  readonly query: () => string;
  /** The saved bounds of the window. */
  readonly saved: WindowBounds | undefined;
  readonly save: (bounds: WindowBounds) => void;
  readonly onOpened: (contents: WebContents) => void;
}

/** The program's only window, which can be closed and opened while the program runs. */
export interface WindowHolder {
  readonly current: () => BrowserWindow | undefined;
  /** Brings the window to the front, or opens it. */
  readonly show: () => void;
  /** Runs `work` once the page is loaded. */
  readonly whenLoaded: (work: () => void) => void;
  /** Records the window's bounds before the window is destroyed. */
  readonly flush: () => void;
}

/** Creates a {@link WindowHolder} for the main page. */
export function createWindowHolder(options: WindowHolderOptions): WindowHolder {
  const recorder = createBoundsRecorder(options.saved, USUAL_SIZE, MIN_SIZE, options.save);
  let window: BrowserWindow | undefined;
  let isLoaded = false;
  let waiting: (() => void)[] = [];
  const open = () => {
    const opened = openWindow({
      page: 'index.html',
      title: 'Stagedoor',
      query: options.query(),
      preload: options.preload,
      bounds: recorder.restored(),
      hardened: options.hardened,
      development: !app.isPackaged,
    });
    isLoaded = false;
    opened.webContents.once('did-finish-load', () => {
      isLoaded = true;
      for (const work of waiting) work();
      waiting = [];
    });
    opened.on('closed', () => {
      window = undefined;
      waiting = [];
    });
    recorder.follow(opened);
    return opened;
  };
  return {
    current: () => window,
    show() {
      if (window !== undefined) {
        showWindow(window);
        return;
      }
      window = open();
      options.onOpened(window.webContents);
    },
    whenLoaded(work) {
      if (isLoaded && window !== undefined) work();
      else waiting.push(work);
    },
    flush: recorder.flush,
  };
}
