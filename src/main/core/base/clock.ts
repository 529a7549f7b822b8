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
 * Calls `stop` when `signal` is aborted, or at once if it already is. Call the result when the work is over: a signal
 * that lives as long as the program would otherwise keep everything that `stop` refers to.
 */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  if (signal.aborted) {
    stop();
    return () => undefined;
  }
  signal.addEventListener('abort', stop, { once: true });
  return () => {
    signal.removeEventListener('abort', stop);
  };
}

/**
 * A signal that follows `signal` and also aborts after `ms` by `clock`. Call `stop` when the work is over, or the
 * timer keeps the process awake; the signal then no longer changes.
 */
export function deadline(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
): { signal: AbortSignal; stop: () => void } {
  const stopped = new AbortController();
  // Not AbortSignal.any: Node keeps such a signal for as long as it has listeners, with their sockets.
  const limit = new AbortController();
  const unlisten = onAbort(signal, () => {
    limit.abort(signal.reason);
  });
  clock.sleep(ms, stopped.signal).then(
    () => {
      limit.abort();
    },
    () => undefined,
  );
  return {
    signal: limit.signal,
    stop: () => {
      stopped.abort();
      unlisten();
    },
  };
}

/** `work`, or an `AbortError` as soon as `signal` is aborted, even if the work ignores the signal. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let unlisten: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    unlisten = onAbort(signal, () => {
      reject(new DOMException('cancelled', 'AbortError'));
    });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    unlisten();
  }
}

/** Resolves when `signal` is aborted. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  unlessAborted(new Promise<void>(() => undefined), signal).catch(() => undefined);

/** The platform's timers are limited to about 24.8 days; longer waits are split into several. */
export const LONGEST_WAIT_MS = 24 * 60 * 60_000;
