import { unlessAborted } from './clock.ts';

/** Work that runs once at a time and is shared by all callers that need its result. */
export interface SingleFlight<T> {
  /**
   * Joins the running work, or starts it. Rejects with an `AbortError` as soon as `signal` is aborted,
   * without affecting the other callers. The work is aborted when the last caller cancels.
   */
  join(start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Running<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** {@link SingleFlight} that keeps no result: a call after the work has ended starts it again. */
export function createSingleFlight<T>(): SingleFlight<T> {
  let running: Running<T> | undefined;

  const begin = (start: (signal: AbortSignal) => Promise<T>): Running<T> => {
    const stop = new AbortController();
    const started: Running<T> = { stop, waiting: 0, result: start(stop.signal) };
    running = started;
    const clear = () => {
      if (running === started) running = undefined;
    };
    started.result.then(clear, clear);
    return started;
  };

  return {
    async join(start, signal) {
      signal.throwIfAborted();
      const joined = running ?? begin(start);
      joined.waiting += 1;
      try {
        return await unlessAborted(joined.result, signal);
      } finally {
        joined.waiting -= 1;
        if (joined.waiting === 0) {
          // The work has ended or is being aborted; a later call must not join it.
          if (running === joined) running = undefined;
          joined.stop.abort();
        }
      }
    },
  };
}
