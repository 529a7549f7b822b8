import type { Clock } from '../../../../src/main/core/base/clock.ts';

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** Lets all pending promise callbacks run. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * A clock that stands still until it is moved. Times are milliseconds after its start; the wall
 * clock can be set independently of the monotonic one.
 */
export function createHandClock(wallMs = Date.UTC(2024, 4, 14, 9)) {
  let elapsedMs = 0;
  let wallOffsetMs = wallMs;
  const timers = new Set<Timer>();

  const clock: Clock = {
    now: () => wallOffsetMs + elapsedMs,
    monotonic: () => elapsedMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          timers.delete(timer);
          reject(signal?.reason as Error);
        };
        const timer: Timer = {
          at: elapsedMs + Math.max(ms, 0),
          fire: () => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        if (signal?.aborted === true) {
          stop();
          return;
        }
        timers.add(timer);
        signal?.addEventListener('abort', stop, { once: true });
      }),
  };

  const next = (): Timer | undefined => [...timers].toSorted((a, b) => a.at - b.at)[0];

  /** Moves on to the next timer, at most to `limit`. */
  const step = async (limit: number): Promise<boolean> => {
    await settle();
    const timer = next();
    if (timer === undefined || timer.at > limit) return false;
    elapsedMs = timer.at;
    timers.delete(timer);
    timer.fire();
    await settle();
    return true;
  };

  return {
    clock,
    /** The number of pending timers. */
    waiting: () => timers.size,
    setWall: (ms: number) => {
      wallOffsetMs = ms - elapsedMs;
    },
    /** Moves on by `ms` and fires every timer on the way. */
    async pass(ms: number): Promise<void> {
      const until = elapsedMs + ms;
      while (await step(until));
      elapsedMs = until;
    },
    /** Moves on until `work` settles. Throws if it waits for something other than this clock. */
    async until<T>(work: Promise<T>): Promise<T> {
      const state = { isSettled: false };
      const settled = () => {
        state.isSettled = true;
      };
      work.then(settled, settled);
      await settle();
      while (!state.isSettled) {
        if (!(await step(Infinity))) throw new Error('nothing is left to wait for');
      }
      return work;
    },
  };
}
export type HandClock = ReturnType<typeof createHandClock>;
