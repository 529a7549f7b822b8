/** How long to wait between two questions. Pure; `random` gives [0, 1). */

const SECOND = 1_000;
const CAP = 30 * SECOND;

/**
 * The wait while all is well: a second at first, when most streams become ready, then less and less
 * often. Jittered by a tenth so that many launches do not ask in step.
 */
export function steadyDelayMs(elapsedMs: number, random: () => number): number {
  const base =
    elapsedMs < 20 * SECOND ? SECOND : elapsedMs < 120 * SECOND ? 2 * SECOND : 5 * SECOND;
  return base * (0.95 + 0.1 * random());
}

/**
 * The wait after the `nth` trouble in a row (1 is the first): doubling from one second, at most 30 s,
 * half of it jitter. A service's own `Retry-After` is honoured up to the same cap; nonsense is not.
 */
export function troubleDelayMs(
  nth: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  const grown = Math.min(CAP, SECOND * 2 ** Math.min(nth - 1, 10));
  const jittered = grown * (0.5 + 0.5 * random());
  const asked = retryAfterMs !== undefined && retryAfterMs > 0 ? Math.min(retryAfterMs, CAP) : 0;
  return Math.max(jittered, asked);
}
