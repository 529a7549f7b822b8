import { unlessAborted, type Clock } from '../base/clock.ts';

/** A little over a tenth of a second: timers may fire a millisecond early, and eleven are one too many. */
const SPACING_MS = 102;

/**
 * At most 10 requests a second for each connection, however many launches ask: one is let go at a
 * time, 102 ms after the one before, first come first served. Whoever is cancelled leaves the line,
 * and those behind move up.
 */
export function createRateLimiter(
  clock: Clock,
): (connection: string, signal: AbortSignal) => Promise<void> {
  /** For each connection, when the last one in line was let go. */
  const lines = new Map<string, Promise<number>>();
  return async (connection, signal) => {
    signal.throwIfAborted();
    const turn = (lines.get(connection) ?? Promise.resolve(-Infinity)).then(async (last) => {
      if (signal.aborted) return last;
      const early = last + SPACING_MS - clock.monotonic();
      try {
        if (early > 0) await clock.sleep(early, signal);
      } catch {
        return last;
      }
      return clock.monotonic();
    });
    lines.set(connection, turn);
    await unlessAborted(turn, signal);
  };
}
