/**
 * When to send the next request: rarely while READY is unlikely, often when it is likely. Pure.
 *
 * Both requests and waiting have a cost. Let f be the density of the time to READY, and S the probability that
 * the stream is not ready yet. A request rate λ(t) costs ∫ λS requests and a delay of ∫ f/2λ. For a given number of
 * requests, the delay is smallest if λ is proportional to the square root of the hazard f/S. So the time until the
 * next request is the time in which √hazard adds up to a share that is the same for every request.
 */

const SECOND = 1_000;
/** The longest delay, so that failures and other people's changes are noticed too. */
const MAX_DELAY_MS = 15 * SECOND;
/** The rate limit of a connection is 10 requests per second; a single launch stays well below. */
const MIN_DELAY_MS = 150;
/** The interval of AWS's own waiter, which is the reference. */
const WAITER_MS = 5 * SECOND;
/** The number of requests relative to that waiter. With few observations, some requests miss, so more are planned. */
const requestRatio = (seen: number): number => (seen < 12 ? 1.75 : 1.55);
/** Only this many of the newest observations count, because durations drift. */
const NEWEST = 25;
/** The assumed spread, relative to the median. It dominates while there are few observations. */
const GUESSED_SPREAD = 0.15;
const GUESS_WEIGHT = 2;
/** A gap that is this many times larger than most separates two groups of durations. */
const FAR = 6;
/** Limits the computation: durations that are far apart are summed in larger steps. */
const MAX_STEPS = 5_000;

/** The delay in ms before the next request if there was no error. `observedDurations`: earlier durations to READY, in ms. */
export function nextDelayMs(
  observedDurations: readonly number[],
  elapsedMs: number,
  random: () => number,
): number {
  const base =
    observedDurations.length === 0
      ? firstTimeDelayMs(elapsedMs)
      : learnedDelayMs(observedDurations, elapsedMs);
  return base * (0.95 + 0.1 * random());
}

/** Without observations: fixed steps, more than three for each of the waiter's, and fewer after a minute. */
function firstTimeDelayMs(elapsedMs: number): number {
  if (elapsedMs < SECOND) return SECOND;
  if (elapsedMs < 60 * SECOND) return 1.4 * SECOND;
  return elapsedMs < 180 * SECOND ? 2.5 * SECOND : 5 * SECOND;
}

function learnedDelayMs(observedDurations: readonly number[], elapsedMs: number): number {
  const estimate = estimates.get(observedDurations) ?? estimateFrom(observedDurations);
  estimates.set(observedDurations, estimate);
  const { share, stepMs, endMs } = estimate;
  // Nothing was learned about streams that take longer.
  if (elapsedMs >= endMs) return firstTimeDelayMs(elapsedMs);
  let added = 0;
  let waited = 0;
  while (added < share && waited < MAX_DELAY_MS) {
    added += Math.sqrt(hazard(estimate, elapsedMs + waited + stepMs / 2)) * stepMs;
    waited += stepMs;
  }
  return Math.max(MIN_DELAY_MS, Math.min(waited, MAX_DELAY_MS));
}

/** What is estimated from observed durations. */
interface Estimate {
  /** Durations that were observed more than once, sorted. */
  readonly times: readonly number[];
  /** The probability that the next duration is unlike all of them. */
  readonly unlike: number;
  readonly spreadMs: number;
  readonly medianMs: number;
  /** After this time, READY is not expected any more. */
  readonly endMs: number;
  /** The step of the sums. */
  readonly stepMs: number;
  /** The sum of √hazard between two requests. */
  readonly share: number;
}

/** Cached by list: a list is never changed, only replaced. */
const estimates = new WeakMap<readonly number[], Estimate>();

function estimateFrom(observedDurations: readonly number[]): Estimate {
  const newest = observedDurations.slice(-NEWEST).toSorted((a, b) => a - b);
  const medianMs = lowerMiddleOf(newest);
  const groups = groupsOf(newest, medianMs);
  // A duration on its own is an outlier: a slow service once, or a clock that was wrong. If it comes again, it counts.
  const repeated = groups.filter(({ length }) => length > 1);
  const used = repeated.length > 0 ? repeated : groups;
  const times = used.flat();
  // The spread is around each duration, within its group, so that two clusters stay two.
  const typicalGap = upperMiddleOf(used.flatMap(gapsOf));
  const assumed = GUESSED_SPREAD * medianMs;
  const observed = Math.max(typicalGap * 1.5, deviationWithin(used) * 1.06 * times.length ** -0.2);
  const weight = GUESS_WEIGHT / (GUESS_WEIGHT + times.length - 1);
  const narrow = Math.min(observed, Math.max(typicalGap * 3, observed / 3));
  const spreadMs = Math.max(60, weight * assumed * 0.6 + (1 - weight) * narrow);
  const endMs = (times.at(-1) ?? 0) + 4 * spreadMs;
  const stepMs = Math.max(10, endMs / MAX_STEPS, Math.min(spreadMs / 8, medianMs / 40));
  const unlike = (0.5 + newest.length - times.length) / (newest.length + 1);
  const rough = { times, unlike, spreadMs, medianMs, endMs, stepMs, share: 0 };
  const requests = Math.max(1.5, requestRatio(times.length) * (1 + medianMs / WAITER_MS) - 1);
  return { ...rough, share: wholeSum(rough) / requests };
}

/** Splits sorted durations where the gap is much larger than between most of them, or larger than the median. */
function groupsOf(sorted: readonly number[], medianMs: number): readonly (readonly number[])[] {
  const usual = Math.max(GUESSED_SPREAD * medianMs, FAR * lowerMiddleOf(gapsOf(sorted)));
  const limit = Math.min(usual, medianMs);
  const groups: number[][] = [];
  for (const time of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && time - (last.at(-1) ?? time) <= limit) last.push(time);
    else groups.push([time]);
  }
  return groups;
}

const gapsOf = (sorted: readonly number[]): readonly number[] =>
  sorted.slice(1).map((time, at) => time - (sorted[at] ?? time));

/** The median, and of an even number the lower one: a duration that is wrong is more often too long. */
const lowerMiddleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** The median, and of an even number the upper one: the spread is rather too wide than too narrow. */
const upperMiddleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** ∫ √(f·S) until `endMs`, which all requests share. */
function wholeSum(estimate: Estimate): number {
  let sum = 0;
  for (let t = 0; t < estimate.endMs; t += estimate.stepMs) {
    sum += Math.sqrt(density(estimate, t) * survival(estimate, t)) * estimate.stepMs;
  }
  return sum;
}

const hazard = (estimate: Estimate, t: number): number =>
  density(estimate, t) / Math.max(survival(estimate, t), 1e-6);

function density({ times, unlike, spreadMs, medianMs }: Estimate, t: number): number {
  const near = times.reduce((sum, time) => sum + bell((t - time) / spreadMs), 0);
  return (1 - unlike) * (near / (times.length * spreadMs)) + unlike * broadDensity(t, medianMs);
}

function survival({ times, unlike, spreadMs, medianMs }: Estimate, t: number): number {
  const near = times.reduce((sum, time) => sum + bellTail((t - time) / spreadMs), 0);
  return (1 - unlike) * (near / times.length) + unlike * Math.exp(-t / (2 * medianMs + SECOND));
}

const broadDensity = (t: number, medianMs: number): number =>
  Math.exp(-t / (2 * medianMs + SECOND)) / (2 * medianMs + SECOND);

const bell = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
/** The upper tail of the normal distribution, by a logistic approximation (error below 0.01). */
const bellTail = (z: number): number => 1 / (1 + Math.exp(1.5976 * z + 0.07056 * z ** 3));

/** The standard deviation around the mean of each group. */
function deviationWithin(groups: readonly (readonly number[])[]): number {
  const squares = groups.map((group) => {
    const mean = group.reduce((sum, time) => sum + time, 0) / group.length;
    return group.reduce((sum, time) => sum + (time - mean) ** 2, 0);
  });
  const freedom = groups.flat().length - groups.length;
  return freedom < 1 ? 0 : Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / freedom);
}

/** The usual duration in ms: the median of at least three launches, otherwise undefined. */
export function expectedTimeMs(observedDurations: readonly number[]): number | undefined {
  if (observedDurations.length < 3) return undefined;
  return observedDurations.toSorted((a, b) => a - b)[Math.floor(observedDurations.length / 2)];
}
