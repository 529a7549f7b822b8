/** How long to wait after a trouble. Pure; `random` gives [0, 1). */

const SECOND = 1_000;
const CAP = 30 * SECOND;

/**
 * The wait after the `nth` trouble in a row (1 is the first): doubling from one second, at most 30 s,
 * half of it jitter. A service's own `Retry-After` is honoured up to the same cap; nonsense is not.
 */
export function retryDelayMs(
  nth: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  const grown = Math.min(CAP, SECOND * 2 ** Math.min(nth - 1, 10));
  const jittered = grown * (0.5 + 0.5 * random());
  const asked = retryAfterMs !== undefined && retryAfterMs > 0 ? Math.min(retryAfterMs, CAP) : 0;
  return Math.max(jittered, asked);
}
