import { unlessAborted } from './clock.ts';

/** One piece of work at a time, for all that want its result. */
export interface SingleFlight<T> {
  /**
   * Joins the work that is under way, or starts it. Rejects with an `AbortError` as soon as `signal` is
   * aborted; the others go on waiting. When nobody waits any more, the work itself is aborted.
   */
  join(start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Running<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** {@link SingleFlight} that is over with each result: who comes later starts anew. */
export function createSingleFlight<T>(): SingleFlight<T> {
  let running: Running<T> | undefined;

  const begin = (start: (signal: AbortSignal) => Promise<T>): Running<T> => {
    const stop = new AbortController();
    const begun: Running<T> = { stop, waiting: 0, result: start(stop.signal) };
    running = begun;
    const over = () => {
      if (running === begun) running = undefined;
    };
    begun.result.then(over, over);
    return begun;
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
          // Over already, or of no use: whoever comes next must not join what is being stopped.
          if (running === joined) running = undefined;
          joined.stop.abort();
        }
      }
    },
  };
}
