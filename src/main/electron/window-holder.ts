import { app, type BrowserWindow } from 'electron';
import { LEAST_SIZE, openWindow, showWindow } from './main-window.ts';
import type { WindowBounds } from '../core/window/window-bounds.ts';
import { createBoundsRecorder } from './window-bounds.ts';

const USUAL_SIZE = { width: 1120, height: 720 } as const;

export interface WindowHolderOptions {
  readonly preload: string;
  /** The language to open in, as the query of the page's address. */
  readonly query: () => string;
  /** Where the window was last. */
  readonly saved: WindowBounds | undefined;
  readonly save: (place: WindowBounds) => void;
  readonly onOpened: () => void;
}

/** The window, of which there is one at most: it comes and goes while the program runs. */
export interface WindowHolder {
  readonly current: () => BrowserWindow | undefined;
  /** Brings it to the front; opens it where there is none. */
  readonly show: () => void;
  /** Runs `work` once the page is there to hear of it. */
  readonly whenLoaded: (work: () => void) => void;
  /** Notes where it is, before it is taken away. */
  readonly flush: () => void;
}

/** {@link WindowHolder} for the first page. */
export function createWindowHolder(options: WindowHolderOptions): WindowHolder {
  const place = createBoundsRecorder(options.saved, USUAL_SIZE, LEAST_SIZE, options.save);
  let window: BrowserWindow | undefined;
  let isLoaded = false;
  let waiting: (() => void)[] = [];
  const open = () => {
    const opened = openWindow({
      page: 'index.html',
      title: 'Stagedoor',
      query: options.query(),
      preload: options.preload,
      place: place.placed(),
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
    place.follow(opened);
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
      options.onOpened();
    },
    whenLoaded(work) {
      if (isLoaded && window !== undefined) work();
      else waiting.push(work);
    },
    flush: place.flush,
  };
}
