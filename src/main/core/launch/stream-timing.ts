import type { Clock } from '../base/clock.ts';
import { nextDelayMs } from './poll-schedule.ts';

/** More time than planned between two responses makes the time of READY too uncertain to learn from. */
const UNCERTAIN_MS = 3_000;

/**
 * Measures how long one stream takes, and schedules its requests by how long earlier ones took. Both count from the request
 * that the service accepted: signing in and a service that cannot be reached are not part of it.
 */
export interface StreamTiming {
  /** Uses these earlier durations from now on, in ms. */
  learn(observedDurations: readonly number[]): void;
  /** Call before each request. */
  requested(): void;
  /** Call after each response that says that the stream is not ready. */
  waiting(): void;
  /** The delay in ms before the next request. */
  readonly nextDelayMs: () => number;
  /**
   * The time in ms until READY, if it was just seen; undefined if it is uncertain, because the computer slept, the program
   * did not run, the clock was set, or requests failed just before.
   */
  timeToReadyMs(): number | undefined;
}

/** Creates a {@link StreamTiming}. `observedDurations`: earlier durations to READY, in ms. */
export function createStreamTiming(
  clock: Clock,
  random: () => number,
  observedDurations: readonly number[],
): StreamTiming {
  let durations = observedDurations;
  const now = () => ({ monotonic: clock.monotonic(), wall: clock.now() });
  let requested = now();
  let last = requested;
  let isAccepted = false;
  let plannedMs = 0;
  let isUncertain = false;

  /** On Linux, the monotonic clock stands still while the computer sleeps. The wall clock does not. */
  const isSkewed = (from: typeof last, to: typeof last) =>
    Math.abs(to.wall - from.wall - (to.monotonic - from.monotonic)) > UNCERTAIN_MS;

  return {
    learn(known) {
      durations = known;
    },
    requested() {
      if (isAccepted) return;
      requested = now();
      last = requested;
    },
    waiting() {
      isAccepted = true;
      isUncertain ||= isSkewed(last, now());
      last = now();
    },
    nextDelayMs() {
      plannedMs = nextDelayMs(durations, clock.monotonic() - requested.monotonic, random);
      return plannedMs;
    },
    timeToReadyMs() {
      const ready = now();
      const isLate = isAccepted && ready.monotonic - last.monotonic > plannedMs + UNCERTAIN_MS;
      if (isUncertain || isLate || isSkewed(last, ready)) return undefined;
      return ready.monotonic - requested.monotonic;
    },
  };
}
