import type { Log } from '../../core/base/log.ts';
import {
  parseWindowBounds,
  windowBoundsText,
  WINDOW_BOUNDS_MAX_BYTES,
  type WindowBounds,
} from '../../core/window/window-bounds.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';
import { readSmallFile } from '../base/small-file.ts';

/**
 * Where the window was; undefined where that is not known. What is damaged counts as nothing; the next write sets it aside.
 */
export function readWindowBounds(path: string): WindowBounds | undefined {
  const text = readSmallFile(path, WINDOW_BOUNDS_MAX_BYTES);
  return text === undefined ? undefined : parseWindowBounds(text);
}

/** Writes where the window is; one write at a time, the last one wins. Never fails: see the log. */
export function createWindowBoundsWriter(path: string, log: Log) {
  const file = createJsonFileStore<WindowBounds | undefined>({
    path,
    name: 'window place',
    none: undefined,
    maxBytes: WINDOW_BOUNDS_MAX_BYTES,
    parse: (text) => {
      const value = parseWindowBounds(text);
      return { value, state: value === undefined ? 'damaged' : 'well' };
    },
    text: (place) => (place === undefined ? '' : windowBoundsText(place)),
    log,
  });
  let last: Promise<unknown> = Promise.resolve();
  return {
    write(place: WindowBounds): void {
      last = last.then(() => file.update(() => place));
    },
    /** Settles when everything is written. */
    settled: async (): Promise<void> => {
      await last;
    },
  };
}
