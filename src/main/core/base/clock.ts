/** Time, passed in so that tests control it. */
export interface Clock {
  /** The wall clock in milliseconds since 1970: for display, never for measuring. */
  now(): number;
  /** A clock that only goes forward, in milliseconds: for intervals and limits. Changes of the wall clock do not affect it. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Waiting that can be cut short: after sleep, and when the network is back, everything refreshes at once. */
export interface Pause {
  /** Aborts at the next {@link Pause.wake}. Get it before the work that precedes a wait, so that no wake is missed. */
  nextWake(): AbortSignal;
  /** Resolves after `ms` or when `woken` aborts; rejects when `signal` does. */
  wait(ms: number, woken: AbortSignal, signal: AbortSignal): Promise<void>;
  /** Ends all current waits. */
  wake(): void;
}

/** A {@link Pause} over a clock. */
export function createPause(clock: Clock): Pause {
  let alarm = new AbortController();
  return {
    nextWake: () => alarm.signal,
    async wait(ms, woken, signal) {
      signal.throwIfAborted();
      await clock.sleep(ms, AbortSignal.any([signal, woken])).catch((reason: unknown) => {
        signal.throwIfAborted();
        if (!woken.aborted) throw reason;
      });
    },
    wake() {
      const current = alarm;
      alarm = new AbortController();
      current.abort();
    },
  };
}

/**
 * A signal that follows `signal` and also aborts after `ms` by `clock`. `stop` ends the timer; call
 * it when the work is over, or the timer keeps the process awake.
 */
export function deadline(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
): { signal: AbortSignal; stop: () => void } {
  const stopped = new AbortController();
  const late = new AbortController();
  clock.sleep(ms, stopped.signal).then(
    () => {
      late.abort();
    },
    () => undefined,
  );
  return {
    signal: AbortSignal.any([signal, late.signal]),
    stop: () => {
      stopped.abort();
    },
  };
}

/** `work`, or an `AbortError` as soon as `signal` is aborted, even if the work ignores the signal. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const listening = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => {
      reject(new DOMException('cancelled', 'AbortError'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: listening.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    listening.abort();
  }
}

/** Resolves when `signal` is aborted. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  unlessAborted(new Promise<void>(() => undefined), signal).catch(() => undefined);

/** The platform's timers are limited to about 24.8 days; longer waits are split into several. */
export const LONGEST_WAIT_MS = 24 * 60 * 60_000;
