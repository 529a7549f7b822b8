import type { Log } from '../../core/base/log.ts';
import {
  parseWindowBounds,
  windowBoundsText,
  WINDOW_BOUNDS_MAX_BYTES,
  type WindowBounds,
} from '../../core/window/window-bounds.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';

/**
 * Writes the window's bounds; one write at a time, the last one wins. Never fails: errors are
 * logged.
 */
export function createWindowBoundsWriter(path: string, log: Log) {
  const file = createJsonFileStore<WindowBounds | undefined>({
    path,
    name: 'window bounds',
    initial: undefined,
    maxBytes: WINDOW_BOUNDS_MAX_BYTES,
    parse: (text) => {
      const value = parseWindowBounds(text);
      return { value, state: value === undefined ? 'damaged' : 'well' };
    },
    text: (bounds) => (bounds === undefined ? '' : windowBoundsText(bounds)),
    log,
  });
  let last: Promise<unknown> = Promise.resolve();
  return {
    write(bounds: WindowBounds): void {
      last = last.then(() => file.update(() => bounds));
    },
    /** Settles when everything is written. */
    settled: async (): Promise<void> => {
      await last;
    },
  };
}
