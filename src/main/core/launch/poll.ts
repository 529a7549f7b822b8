import { deadline, unlessAborted, type Clock, type Pause } from '../base/clock.ts';
import { retryDelayMs } from './backoff.ts';
import { transientError, type ServiceResponse } from '../provider/service-response.ts';
import { nextDelayMs } from './poll-schedule.ts';

/** The timeout of one request. */
export const REQUEST_LIMIT_MS = 10_000;
/** The timeout of the last request, which is sent at the time limit itself. */
export const LAST_POLL_MS = 3_000;
/** Timers may fire a little early. Less time than this before the limit counts as the limit. */
const TIMER_GRAIN_MS = 20;

/** Always the same object, because the schedule caches its results by list. */
const NO_DURATIONS: readonly number[] = [];

export interface PollDeps {
  readonly clock: Clock;
  readonly pause: Pause;
  readonly random: () => number;
  /** Waits until this connection may send a request (at most 10 per second). */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  /** The delay in ms before the next request if there was no error. Without it, requests are sent at regular times. */
  readonly nextDelayMs?: () => number;
}

/** When polling must end, by the monotonic clock. */
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
 * Calls `read` repeatedly and yields each response, until the consumer leaves the loop or the limit is reached.
 * Requests never overlap. The last wait is shortened so that the last request is sent at the limit; if a request
 * is still under way at the limit, it is the last one. To stop polling, leave the loop.
 *
 * The SDK's waiter is not used because it retries after every exception, even AccessDenied.
 */
export async function* poll<T>(
  read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  deps: PollDeps,
  limit: Limit,
  signal: AbortSignal,
): AsyncGenerator<ServiceResponse<T>, void> {
  const { clock, pause, random } = deps;
  let errorsInARow = 0;
  for (;;) {
    await deps.turn(signal);
    signal.throwIfAborted();
    const woken = pause.nextWake();
    const leftMs = limit.endsAt - clock.monotonic();
    const isLast = leftMs < TIMER_GRAIN_MS;
    const timeoutMs = isLast ? LAST_POLL_MS : Math.min(leftMs, REQUEST_LIMIT_MS);
    const response = await withTimeout(read, timeoutMs, clock, signal);
    errorsInARow = response.kind === 'transient-error' ? errorsInARow + 1 : 0;
    yield response;
    const now = clock.monotonic();
    if (isLast || now >= limit.endsAt) return;
    const delay =
      response.kind === 'transient-error'
        ? retryDelayMs(errorsInARow, response.retryAfterMs, random)
        : (deps.nextDelayMs?.() ?? nextDelayMs(NO_DURATIONS, now - limit.startedAt, random));
    await pause.wait(Math.min(delay, limit.endsAt - now), woken, signal);
  }
}

/** One response, or the transient error `no-answer` after `ms`. Throws if `signal` is aborted. */
async function withTimeout<T>(
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
