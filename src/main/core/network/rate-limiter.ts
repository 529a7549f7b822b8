import { unlessAborted, type Clock } from '../base/clock.ts';

/** A little over a tenth of a second: timers may fire a millisecond early, which would allow eleven. */
const SPACING_MS = 102;

/**
 * Allows at most 10 requests a second for each connection, for any number of launches: requests start in order,
 * at least 102 ms apart. A cancelled request leaves the queue without delaying the others.
 */
export function createRateLimiter(
  clock: Clock,
): (connection: string, signal: AbortSignal) => Promise<void> {
  /** For each connection, when the last request in the queue started. */
  const queues = new Map<string, Promise<number>>();
  return async (connection, signal) => {
    signal.throwIfAborted();
    const turn = (queues.get(connection) ?? Promise.resolve(-Infinity)).then(async (last) => {
      if (signal.aborted) return last;
      const early = last + SPACING_MS - clock.monotonic();
      try {
        if (early > 0) await clock.sleep(early, signal);
      } catch {
        return last;
      }
      return clock.monotonic();
    });
    queues.set(connection, turn);
    await unlessAborted(turn, signal);
  };
}
