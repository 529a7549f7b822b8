import { nextDelayMs } from '../../src/main/core/launch/poll-schedule.ts';

/** How long a stream takes from asking to READY, the `nth` time. */
type Times = (random: () => number, nth: number) => number;

const LAUNCHES = 400;
const WAITER_MS = 5_000;

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const distributions: Readonly<Record<string, Times>> = {
  'constant, 40 s': () => 40_000,
  'narrow, 40 s ± 5 %': (random) => 40_000 * (1 + 0.05 * normal(random)),
  'narrow, 20 s ± 10 %': (random) => 20_000 * (1 + 0.1 * normal(random)),
  'log-normal, 40 s, σ 0.4': (random) => 40_000 * Math.exp(0.4 * normal(random)),
  'two-humped, 15 s or 60 s': (random) =>
    (random() < 0.5 ? 15_000 : 60_000) * (1 + 0.06 * normal(random)),
  'slow drift, 30 s to 60 s': (random, nth) =>
    (30_000 + (30_000 * nth) / LAUNCHES) * (1 + 0.05 * normal(random)),
  'none, evenly 2 s to 120 s': (random) => 2_000 + 118_000 * random(),
};

/** A small generator of its own, so that a run can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Watched {
  readonly delayMs: number;
  readonly requests: number;
}

/** One launch: asks at once, then by `delay`, until the first look after READY. */
function watch(readyMs: number, delay: (elapsedMs: number) => number): Watched {
  let elapsed = 0;
  for (let requests = 1; ; requests++) {
    if (elapsed >= readyMs) return { delayMs: elapsed - readyMs, requests };
    elapsed += delay(elapsed);
  }
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function row(name: string, ours: readonly Watched[], theirs: readonly Watched[]): string {
  const delays = (watched: readonly Watched[]) => watched.map(({ delayMs }) => delayMs);
  const asked = (watched: readonly Watched[]) => mean(watched.map(({ requests }) => requests));
  const ours50 = percentile(delays(ours), 0.5);
  const theirs50 = percentile(delays(theirs), 0.5);
  const cells = [
    (ours50 / 1000).toFixed(2),
    (percentile(delays(ours), 0.95) / 1000).toFixed(2),
    asked(ours).toFixed(1),
    (theirs50 / 1000).toFixed(2),
    (percentile(delays(theirs), 0.95) / 1000).toFixed(2),
    asked(theirs).toFixed(1),
    (ours50 / theirs50).toFixed(2),
    (asked(ours) / asked(theirs)).toFixed(2),
  ];
  return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(8)).join('')}`;
}

/** Prints detection delay (median and 95th percentile, s) and requests beside a waiter that asks every 5 s. */
export function bench(): void {
  const head = ['p50', 'p95', 'asked', 'w p50', 'w p95', 'w asked', 'delay×', 'asked×'];
  console.log(`${''.padEnd(44)}${head.map((cell) => cell.padStart(8)).join('')}`);
  for (const [name, timeOf] of Object.entries(distributions)) {
    const random = seeded(7);
    const times = Array.from({ length: LAUNCHES }, (_, nth) => Math.max(100, timeOf(random, nth)));
    // The service's moment lies anywhere between two looks of an even waiter.
    const theirs = times.map((time) => watch(time + WAITER_MS * (random() - 0.5), () => WAITER_MS));
    const withHistory = (kept: (nth: number) => readonly number[]) =>
      times.map((time, nth) => watch(time, (elapsed) => nextDelayMs(kept(nth), elapsed, random)));
    const first = withHistory(() => []);
    const fifth = withHistory((nth) => {
      const from = nth < 5 ? 0 : nth - 5;
      return nth === 0 ? times.slice(1, 6) : times.slice(from, nth);
    });
    const later = withHistory((nth) => times.slice(Math.max(0, nth - 50), nth)).slice(50);
    console.log(row(`${name}: first time`, first, theirs));
    console.log(row(`${name}: after 5`, fifth.slice(5), theirs));
    console.log(row(`${name}: after 50`, later, theirs));
  }
  benchSurprises();
}

const around = (middleMs: number, count: number, random: () => number): readonly number[] =>
  Array.from({ length: count }, () => middleMs * (1 + 0.05 * normal(random)));

/** Histories that do not fit: the time that was learned, and the times that come. */
const surprises: Readonly<
  Record<string, (random: () => number) => { history: readonly number[]; next: number }>
> = {
  ...Object.fromEntries(
    [2, 5, 24].flatMap((count) =>
      [60, 600].map((outlier) => [
        `${count} of 40 s ± 5 % and one of ${outlier} s, now 40 s`,
        (random: () => number) => ({
          history: [outlier * 1_000, ...around(40_000, count, random)],
          next: 40_000 * (1 + 0.05 * normal(random)),
        }),
      ]),
    ),
  ),
  'three of 1 s, now 40 s': (random) => ({
    history: around(1_000, 3, random),
    next: 40_000 * (1 + 0.05 * normal(random)),
  }),
  '25 of 1 s, now 40 s': (random) => ({
    history: around(1_000, 25, random),
    next: 40_000 * (1 + 0.05 * normal(random)),
  }),
  '25 of 40 s, now 10 s': (random) => ({
    history: around(40_000, 25, random),
    next: 10_000 * (1 + 0.05 * normal(random)),
  }),
};

/** Prints the same for launches that are unlike what was learned. */
function benchSurprises(): void {
  for (const [name, scene] of Object.entries(surprises)) {
    const random = seeded(11);
    const scenes = Array.from({ length: LAUNCHES }, () => scene(random));
    const ours = scenes.map(({ history, next }) =>
      watch(next, (elapsed) => nextDelayMs(history, elapsed, random)),
    );
    const theirs = scenes.map(({ next }) =>
      watch(next + WAITER_MS * (random() - 0.5), () => WAITER_MS),
    );
    console.log(row(name, ours, theirs));
  }
}
