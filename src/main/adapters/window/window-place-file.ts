import type { Log } from '../../core/base/log.ts';
import {
  parseWindowPlace,
  windowPlaceText,
  WINDOW_PLACE_MAX_BYTES,
  type WindowPlace,
} from '../../core/window/window-place.ts';
import { createKeptFile } from '../base/kept-file.ts';
import { readSmallFile } from '../base/small-file.ts';

/**
 * Where the window was; undefined where that is not known. What is damaged counts as nothing; the next write sets it aside.
 */
export function readWindowPlace(path: string): WindowPlace | undefined {
  const text = readSmallFile(path, WINDOW_PLACE_MAX_BYTES);
  return text === undefined ? undefined : parseWindowPlace(text);
}

/** Writes where the window is; one write at a time, the last one wins. Never fails: see the log. */
export function createWindowPlaceWriter(path: string, log: Log) {
  const file = createKeptFile<WindowPlace | undefined>({
    path,
    name: 'window place',
    none: undefined,
    maxBytes: WINDOW_PLACE_MAX_BYTES,
    parse: (text) => {
      const value = parseWindowPlace(text);
      return { value, state: value === undefined ? 'damaged' : 'well' };
    },
    text: (place) => (place === undefined ? '' : windowPlaceText(place)),
    log,
  });
  let last: Promise<unknown> = Promise.resolve();
  return {
    write(place: WindowPlace): void {
      last = last.then(() => file.update(() => place));
    },
    /** Settles when everything is written. */
    settled: async (): Promise<void> => {
      await last;
    },
  };
}
