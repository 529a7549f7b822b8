import type { Clock, Pause } from '../../../src/main/core/base/clock.ts';

/**
 * Time for launches that use a real server: the delay between two requests ends at once and moves
 * the clock on by its length; a deadline is reached when the clock has been moved there, and never
 * by itself.
 */
export function createQuickTime(startMs = Date.now()) {
  let elapsedMs = 0;
  let wallOffsetMs = startMs;
  const timers = new Set<{ readonly at: number; readonly fire: () => void }>();
  const waits: number[] = [];

  const pass = (ms: number): void => {
    elapsedMs += ms;
    for (const timer of timers) {
      if (timer.at > elapsedMs) continue;
      timers.delete(timer);
      timer.fire();
    }
  };
  const clock: Clock = {
    now: () => wallOffsetMs + elapsedMs,
    monotonic: () => elapsedMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = { at: elapsedMs + ms, fire: resolve };
        timers.add(timer);
        signal?.addEventListener('abort', () => {
          timers.delete(timer);
          reject(signal.reason as Error);
        });
      }),
  };
  const pause: Pause = {
    nextWake: () => new AbortController().signal,
    async wait(ms, _woken, signal) {
      signal.throwIfAborted();
      waits.push(ms);
      pass(ms);
    },
    wake: () => {},
  };
  return {
    clock,
    pause,
    /** The delays between requests so far, in ms. */
    waits,
    pass,
    /** Sets the wall clock forward or back; measured time is not affected. */
    moveWall: (ms: number) => {
      wallOffsetMs += ms;
    },
  };
}
export type QuickTime = ReturnType<typeof createQuickTime>;
