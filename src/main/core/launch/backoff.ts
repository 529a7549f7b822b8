/** How long to wait after a transient error. Pure; `random` returns a number in [0, 1). */

const SECOND = 1_000;
const CAP = 30 * SECOND;

/**
 * The delay in milliseconds after the `nth` transient error in a row (1 is the first). It doubles from one second
 * up to 30 s, and half of it is jitter. A valid `Retry-After` of the service is respected up to the same limit.
 */
export function retryDelayMs(
  nth: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  const exponential = Math.min(CAP, SECOND * 2 ** Math.min(nth - 1, 10));
  const jittered = exponential * (0.5 + 0.5 * random());
  const requested =
    retryAfterMs !== undefined && retryAfterMs > 0 ? Math.min(retryAfterMs, CAP) : 0;
  return Math.max(jittered, requested);
}
