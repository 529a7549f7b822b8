import { screen, type BrowserWindow } from 'electron';
import {
  restoreBounds,
  type RestoredBounds,
  type Size,
  type WindowBounds,
} from '../core/window/window-bounds.ts';

/** Keeps where the window is, and says where the next one goes. */
export interface BoundsRecorder {
  /** Where a window is opened now, on the screens there are now. */
  placed(): RestoredBounds;
  /** Notes where the window is, at most once a second while it is moved, and when it closes. */
  follow(window: BrowserWindow): void;
  /** Notes it at once, where something has not been noted yet. */
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

/** {@link BoundsRecorder} that begins with what was saved; `save` must not fail. */
export function createBoundsRecorder(
  saved: WindowBounds | undefined,
  usual: Size,
  least: Size,
  save: (place: WindowBounds) => void,
): BoundsRecorder {
  let place = saved;
  let waiting: NodeJS.Timeout | undefined;
  let current: BrowserWindow | undefined;
  const note = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (current === undefined || current.isDestroyed()) return;
    const next: WindowBounds = {
      bounds: current.getNormalBounds(),
      maximised: current.isMaximized(),
      fullScreen: current.isFullScreen(),
    };
    if (JSON.stringify(next) === JSON.stringify(place)) return;
    place = next;
    save(next);
  };
  return {
    placed() {
      const main = screen.getPrimaryDisplay();
      const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
      const areas = [main, ...others].map(({ workArea }) => workArea);
      return restoreBounds(place, areas, usual, least);
    },
    follow(window) {
      current = window;
      const moved = () => {
        waiting ??= setTimeout(note, WRITE_MS);
      };
      for (const name of MOVES) {
        // Electron's types have one signature for each name.
        (window.on as (event: string, listener: () => void) => void).call(window, name, moved);
      }
      window.on('close', note);
    },
    flush: note,
  };
}
