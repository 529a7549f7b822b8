import { screen, type BrowserWindow } from 'electron';
import {
  restoreBounds,
  type RestoredBounds,
  type Size,
  type WindowBounds,
} from '../core/window/window-bounds.ts';

/** Records the window's position and size, for the next window. */
export interface BoundsRecorder {
  /** Bounds for a new window on the current screens. */
  restored(): RestoredBounds;
  /** Records the window's bounds, at most once a second while it is moved, and when it closes. */
  follow(window: BrowserWindow): void;
  /** Records unsaved bounds immediately. */
  readonly flush: () => void;
}

const WRITE_MS = 1_000;
const MOVES = [
  'resize',
  'move',
  'maximize',
  'unmaximize',
  'enter-full-screen',
  'leave-full-screen',
] as const;

/** Creates a {@link BoundsRecorder} with the saved bounds. `save` must not fail. */
export function createBoundsRecorder(
  saved: WindowBounds | undefined,
  usual: Size,
  least: Size,
  save: (bounds: WindowBounds) => void,
): BoundsRecorder {
  let lastSaved = saved;
  let waiting: NodeJS.Timeout | undefined;
  let current: BrowserWindow | undefined;
  const record = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (current === undefined || current.isDestroyed()) return;
    const next: WindowBounds = {
      bounds: current.getNormalBounds(),
      maximised: current.isMaximized(),
      fullScreen: current.isFullScreen(),
    };
    if (JSON.stringify(next) === JSON.stringify(lastSaved)) return;
    lastSaved = next;
    save(next);
  };
  return {
    restored() {
      const main = screen.getPrimaryDisplay();
      const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
      const areas = [main, ...others].map(({ workArea }) => workArea);
      return restoreBounds(lastSaved, areas, usual, least);
    },
    follow(window) {
      current = window;
      const moved = () => {
        waiting ??= setTimeout(record, WRITE_MS);
      };
      for (const name of MOVES) {
        // Electron's types have one overload for each event name.
        (window.on as (event: string, listener: () => void) => void).call(window, name, moved);
      }
      window.on('close', record);
    },
    flush: record,
  };
}
