import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import { deadline, unlessAborted, type Clock, type Pause } from '../base/clock.ts';
import type { Work } from '../base/work.ts';
import { transientError, type Ask, type ServiceResponse } from '../provider/service-response.ts';
import { retryDelayMs } from './backoff.ts';
import type { LaunchEvent } from './launch-reducer.ts';
import { nextDelayMs } from './poll-schedule.ts';

/** The timeout of one request. */
export const REQUEST_LIMIT_MS = 10_000;
/** The timeout of the last request, which is sent at the time limit itself. */
export const LAST_POLL_MS = 3_000;
/** How long a request outside a launch (a list, a test) is retried after transient errors. */
const SHORT_LIMIT_MS = 15_000;
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

/** Retries a launch's request until it succeeds, fails or reaches the limit. Transient errors become events. */
export const retryUntilLimit = (
  deps: PollDeps,
  limit: Limit,
  signal: AbortSignal,
): Ask<LaunchEvent> =>
  async function* <T>(
    read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  ): Work<LaunchEvent, T> {
    let last: TransientErrorCode | undefined;
    for await (const event of pollWithEvents(read, deps, limit, signal)) {
      if (!('kind' in event)) yield event;
      else if (event.kind === 'answer') return ok(event.value);
      else if (event.kind === 'failure') return err(event.failure);
      else {
        last = event.code;
        yield { type: 'transient-error', at: deps.clock.now(), transientError: event.code };
      }
    }
    return err(timeExceeded(limit, last));
  };

/** The responses of {@link poll}, each after an `asked` event. */
export async function* pollWithEvents<T>(
  read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  deps: PollDeps,
  limit: Limit,
  signal: AbortSignal,
): AsyncGenerator<ServiceResponse<T> | (LaunchEvent & { type: 'asked' }), void> {
  for await (const response of poll(read, deps, limit, signal)) {
    const { requestId } = response;
    yield {
      type: 'asked',
      at: deps.clock.now(),
      ...omitUndefined({ requestId }),
    };
    yield response;
  }
}

/** Retries a request outside a launch for at most 15 s. Fails with the last transient error; reports each at once. */
export const retryShort = (
  deps: PollDeps,
  signal: AbortSignal,
  onTransientError: (code: TransientErrorCode) => void = () => undefined,
): Ask<never> =>
  // eslint-disable-next-line require-yield -- it has the type of a launch's request, but reports no events
  async function* <T>(read: (signal: AbortSignal) => Promise<ServiceResponse<T>>): Work<never, T> {
    let last: TransientErrorCode = 'no-answer';
    for await (const response of poll(read, deps, limitFrom(deps.clock, SHORT_LIMIT_MS), signal)) {
      if (response.kind === 'answer') return ok(response.value);
      if (response.kind === 'failure') return err(response.failure);
      last = response.code;
      onTransientError(last);
    }
    return err({ code: 'service-unreachable', transientError: last });
  };

/** The failure at the time limit, with the transient error that was last seen. */
export function timeExceeded(limit: Limit, last: TransientErrorCode | undefined): Failure {
  const seconds = Math.round((limit.endsAt - limit.startedAt) / 1_000);
  return { code: 'time-limit', seconds, ...omitUndefined({ transientError: last }) };
}
