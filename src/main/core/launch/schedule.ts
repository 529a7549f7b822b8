/**
 * When to look next: seldom while READY is unlikely, often when it is likely. Pure.
 *
 * Looks cost, and so does waiting. With f the density of the time to READY and S the chance that it is
 * not there yet, a rate of looks λ(t) costs ∫ λS looks and ∫ f/2λ of delay; for a given number of looks
 * the delay is least where λ is proportional to the square root of the hazard f/S. So the time until
 * the next look is the one in which √hazard adds up to a share that is the same for every look.
 */

const SECOND = 1_000;
/** The most seldom: failures and what other people do are to be seen as well. */
const MAX_DELAY_MS = 15 * SECOND;
/** The budget of a connection is 10 a second; a single launch stays well below. */
const MIN_DELAY_MS = 150;
/** What AWS's own waiter would ask in the same time, which is what we measure ourselves by. */
const WAITER_MS = 5 * SECOND;
/** How many looks we aim at beside that waiter's: with little behind us some miss, so fewer get used. */
const looksRatio = (seen: number): number => (seen < 12 ? 1.75 : 1.55);
/** The newest that count: what was long ago may have drifted away. */
const NEWEST = 25;
/** With fewer launches than this behind us, the spread is mostly a guess. */
const GUESSED_SPREAD = 0.15;
const GUESS_WEIGHT = 2;
/** What a guess may cost: times that lie far apart are summed more coarsely, not for longer. */
const MAX_STEPS = 5_000;

/** How long to wait before the next look while all is well. `history`: earlier times to READY, in ms. */
export function nextDelayMs(
  history: readonly number[],
  elapsedMs: number,
  random: () => number,
): number {
  const base =
    history.length === 0 ? firstTimeDelayMs(elapsedMs) : learntDelayMs(history, elapsedMs);
  return base * (0.95 + 0.1 * random());
}

/** Nothing is known: even steps, three for each of the waiter's, fewer when it takes long. */
function firstTimeDelayMs(elapsedMs: number): number {
  if (elapsedMs < SECOND) return SECOND;
  if (elapsedMs < 60 * SECOND) return 1.7 * SECOND;
  return elapsedMs < 180 * SECOND ? 2.5 * SECOND : 5 * SECOND;
}

function learntDelayMs(history: readonly number[], elapsedMs: number): number {
  const guess = guesses.get(history) ?? guessFrom(history);
  guesses.set(history, guess);
  const share = guess.share;
  const step = guess.stepMs;
  let added = 0;
  let waited = 0;
  while (added < share && waited < MAX_DELAY_MS) {
    added += Math.sqrt(hazard(guess, elapsedMs + waited + step / 2)) * step;
    waited += step;
  }
  return Math.max(MIN_DELAY_MS, Math.min(waited, MAX_DELAY_MS));
}

interface Guess {
  readonly times: readonly number[];
  readonly spreadMs: number;
  readonly medianMs: number;
  /** Beyond this nothing is expected. */
  readonly endMs: number;
  /** The fineness of the sums. */
  readonly stepMs: number;
  /** How much √hazard one look is worth. */
  readonly share: number;
}

/** The chance that the next one is like none before; the rest is spread around those that were. */
const surprise = (seen: number): number => 0.5 / (seen + 1);

/** A history is not changed but replaced, so what follows from it is worked out once. */
const guesses = new WeakMap<readonly number[], Guess>();

function guessFrom(history: readonly number[]): Guess {
  const times = history.slice(-NEWEST).toSorted((a, b) => a - b);
  const medianMs = times[Math.floor(times.length / 2)] ?? 0;
  // Around each time, not around one middle: two humps stay two.
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const typicalGap = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const guessed = GUESSED_SPREAD * medianMs;
  const seen = Math.max(typicalGap * 1.5, standardDeviation(times) * 1.06 * times.length ** -0.2);
  const weight = GUESS_WEIGHT / (GUESS_WEIGHT + times.length - 1);
  const narrow = Math.min(seen, Math.max(typicalGap * 3, seen / 3));
  const spreadMs = Math.max(60, weight * guessed * 0.6 + (1 - weight) * narrow);
  const endMs = (times.at(-1) ?? 0) + 4 * spreadMs;
  const stepMs = Math.max(10, endMs / MAX_STEPS, Math.min(spreadMs / 8, medianMs / 40));
  const rough = { times, spreadMs, medianMs, endMs, stepMs, share: 0 };
  const looks = Math.max(1.5, looksRatio(times.length) * (1 + medianMs / WAITER_MS) - 1);
  return { ...rough, share: wholeSum(rough) / looks };
}

/** ∫ √(f·S) over all times worth looking at: what the looks share among them. */
function wholeSum(guess: Guess): number {
  let sum = 0;
  for (let t = 0; t < guess.endMs; t += guess.stepMs) {
    sum += Math.sqrt(density(guess, t) * survival(guess, t)) * guess.stepMs;
  }
  return sum;
}

const hazard = (guess: Guess, t: number): number =>
  density(guess, t) / Math.max(survival(guess, t), 1e-6);

function density({ times, spreadMs, medianMs }: Guess, t: number): number {
  const odd = surprise(times.length);
  const near = times.reduce((sum, time) => sum + bell((t - time) / spreadMs), 0);
  return (1 - odd) * (near / (times.length * spreadMs)) + odd * broadDensity(t, medianMs);
}

function survival({ times, spreadMs, medianMs }: Guess, t: number): number {
  const odd = surprise(times.length);
  const near = times.reduce((sum, time) => sum + bellTail((t - time) / spreadMs), 0);
  return (1 - odd) * (near / times.length) + odd * Math.exp(-t / (2 * medianMs + SECOND));
}

const broadDensity = (t: number, medianMs: number): number =>
  Math.exp(-t / (2 * medianMs + SECOND)) / (2 * medianMs + SECOND);

const bell = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
/** The normal distribution's upper tail, by its logistic likeness (wrong by less than 0.01). */
const bellTail = (z: number): number => 1 / (1 + Math.exp(1.5976 * z + 0.07056 * z ** 3));

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
}

/** What "usually" means: the median, where there are at least three launches to tell it from. */
export function usualTimeMs(history: readonly number[]): number | undefined {
  if (history.length < 3) return undefined;
  return history.toSorted((a, b) => a - b)[Math.floor(history.length / 2)];
}
