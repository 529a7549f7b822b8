/** Time, handed in so that tests own it. */
export interface Clock {
  /** The wall clock, milliseconds since 1970: for showing, never for measuring. */
  now(): number;
  /** A clock that only goes forward, in milliseconds: for intervals and limits, whatever happens to the wall clock. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Waiting that can be cut short: on wake from sleep and on "network is back" everything looks at once. */
export interface Pause {
  /** The next {@link Pause.wake}, for a later wait: one that comes before the wait begins is not lost. */
  nextWake(): AbortSignal;
  /** Resolves after `ms` or when `woken` aborts; rejects when `signal` does. */
  wait(ms: number, woken: AbortSignal, signal: AbortSignal): Promise<void>;
  /** Ends every wait under way. */
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
      const rung = alarm;
      alarm = new AbortController();
      rung.abort();
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

/** `work`, or an `AbortError` as soon as `signal` is aborted, so that work which ignores it cannot hold us up. */
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

/** Resolves when `signal` is aborted, and no sooner. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  unlessAborted(new Promise<void>(() => undefined), signal).catch(() => undefined);

/** Timers of the platform take no more than some 24 days; who waits longer looks again and waits on. */
export const LONGEST_WAIT_MS = 24 * 60 * 60_000;
