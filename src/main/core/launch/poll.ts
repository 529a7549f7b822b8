import { deadline, unlessAborted, type Clock, type Pause } from '../base/clock.ts';
import { retryDelayMs } from './backoff.ts';
import { transientError, type ServiceResponse } from '../provider/service-response.ts';
import { nextDelayMs } from './schedule.ts';

/** A request that hangs is given up after this long. */
export const REQUEST_LIMIT_MS = 10_000;
/** The last look, at the time limit itself, gets this long for its answer. */
export const LAST_LOOK_MS = 3_000;
/** Timers may fire a little early; what is left then is no time to ask in. */
const TIMER_GRAIN_MS = 20;

/** One object, so that nothing is worked out anew for it. */
const NO_HISTORY: readonly number[] = [];

export interface PollDeps {
  readonly clock: Clock;
  readonly pause: Pause;
  readonly random: () => number;
  /** Waits for this connection's turn to send one request (at most 10 a second). */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  /** How long it took before, in ms, where that is known: looks come when they are likely to find it. */
  readonly history?: readonly number[];
}

/** When polling has to end, by the monotonic clock. */
export interface Limit {
  readonly startedAt: number;
  readonly endsAt: number;
}

/** A limit that starts now. */
export const limitFrom = (clock: Clock, ms: number): Limit => ({
  startedAt: clock.monotonic(),
  endsAt: clock.monotonic() + ms,
});

/**
 * Reads again and again until the consumer leaves the loop or the limit is reached; yields every
 * reading. Readings never overlap. The last wait is cut so that a last look falls on the limit; a
 * request that is still under way then was that last look. Leaving the loop stops it: there is
 * nothing to stop.
 *
 * The SDK's waiter is not used because it takes every exception for "not yet", AccessDenied included.
 */
export async function* poll<T>(
  read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  deps: PollDeps,
  limit: Limit,
  signal: AbortSignal,
): AsyncGenerator<ServiceResponse<T>, void> {
  const { clock, pause, random, history = NO_HISTORY } = deps;
  let troubles = 0;
  for (;;) {
    await deps.turn(signal);
    signal.throwIfAborted();
    const woken = pause.nextWake();
    const left = limit.endsAt - clock.monotonic();
    const isLast = left < TIMER_GRAIN_MS;
    const patience = isLast ? LAST_LOOK_MS : Math.min(left, REQUEST_LIMIT_MS);
    const reading = await bounded(read, patience, clock, signal);
    troubles = reading.kind === 'trouble' ? troubles + 1 : 0;
    yield reading;
    const now = clock.monotonic();
    if (isLast || now >= limit.endsAt) return;
    const delay =
      reading.kind === 'trouble'
        ? retryDelayMs(troubles, reading.retryAfterMs, random)
        : nextDelayMs(history, now - limit.startedAt, random);
    await pause.wait(Math.min(delay, limit.endsAt - now), woken, signal);
  }
}

/** One reading that is given up after `ms`. Giving up is a trouble; being cancelled is thrown. */
async function bounded<T>(
  read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  ms: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<ServiceResponse<T>> {
  const limit = deadline(clock, ms, signal);
  try {
    return await unlessAborted(read(limit.signal), limit.signal);
  } catch (reason) {
    signal.throwIfAborted();
    if (limit.signal.aborted) return transientError('no-answer');
    throw reason;
  } finally {
    limit.stop();
  }
}
