import type { Bundle } from '../core/window/bundle.ts';

/** Only so that a window that never asks for its page does not stop the program. */
const LONGEST_WAIT_MS = 500;

/** A bundle that reports when it was used first. */
export interface WatchedBundle {
  readonly bundle: Bundle;
  /** Resolves after the first file was passed on, or after half a second. */
  readonly answered: () => Promise<void>;
}

/**
 * Watches for the first file of `bundle`. Loading the rest of the program blocks the thread that answers the page: if it
 * begins before the page is answered, the page's process starts later by as long as that takes.
 */
export function watchFirstAnswer(bundle: Bundle): WatchedBundle {
  let report: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    report = resolve;
  });
  return {
    bundle: async (pathname) => {
      const file = await bundle(pathname);
      // The answer is sent before anything that waits for it.
      setImmediate(report);
      return file;
    },
    answered: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, LONGEST_WAIT_MS);
      });
      await Promise.race([first, late]);
      clearTimeout(timer);
    },
  };
}
