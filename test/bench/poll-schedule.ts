import { nextDelayMs } from '../../src/main/core/launch/poll-schedule.ts';

/** The time from the request of a stream until READY, for the `nth` launch. */
type Duration = (random: () => number, nth: number) => number;

const LAUNCHES = 400;
const WAITER_MS = 5_000;

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const distributions: Readonly<Record<string, Duration>> = {
  'constant, 40 s': () => 40_000,
  'narrow, 40 s ± 5 %': (random) => 40_000 * (1 + 0.05 * normal(random)),
  'narrow, 20 s ± 10 %': (random) => 20_000 * (1 + 0.1 * normal(random)),
  'log-normal, 40 s, σ 0.4': (random) => 40_000 * Math.exp(0.4 * normal(random)),
  'bimodal, 15 s or 60 s': (random) =>
    (random() < 0.5 ? 15_000 : 60_000) * (1 + 0.06 * normal(random)),
  'slow drift, 30 s to 60 s': (random, nth) =>
    (30_000 + (30_000 * nth) / LAUNCHES) * (1 + 0.05 * normal(random)),
  'uniform, 2 s to 120 s': (random) => 2_000 + 118_000 * random(),
};

/** A seeded random number generator, so that runs are repeatable. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Polled {
  readonly delayMs: number;
  readonly requests: number;
}

/** Simulates one launch: polls immediately and then after each `delay`, until the first request after READY. */
function poll(readyMs: number, delay: (elapsedMs: number) => number): Polled {
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

function row(name: string, schedule: readonly Polled[], waiter: readonly Polled[]): string {
  const delays = (polled: readonly Polled[]) => polled.map(({ delayMs }) => delayMs);
  const requestsOf = (polled: readonly Polled[]) => mean(polled.map(({ requests }) => requests));
  const schedule50 = percentile(delays(schedule), 0.5);
  const waiter50 = percentile(delays(waiter), 0.5);
  const cells = [
    (schedule50 / 1000).toFixed(2),
    (percentile(delays(schedule), 0.95) / 1000).toFixed(2),
    requestsOf(schedule).toFixed(1),
    (waiter50 / 1000).toFixed(2),
    (percentile(delays(waiter), 0.95) / 1000).toFixed(2),
    requestsOf(waiter).toFixed(1),
    (schedule50 / waiter50).toFixed(2),
    (requestsOf(schedule) / requestsOf(waiter)).toFixed(2),
  ];
  return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(8)).join('')}`;
}

/** Prints the delay after READY (median and 95th percentile, in s) and the requests, compared to a waiter with an interval of 5 s. */
export function bench(): void {
  const head = ['p50', 'p95', 'req', 'w p50', 'w p95', 'w req', 'delay×', 'req×'];
  console.log(`${''.padEnd(44)}${head.map((cell) => cell.padStart(8)).join('')}`);
  for (const [name, timeOf] of Object.entries(distributions)) {
    const random = seeded(7);
    const times = Array.from({ length: LAUNCHES }, (_, nth) => Math.max(100, timeOf(random, nth)));
    // READY happens at a random time between two requests of the waiter.
    const waiter = times.map((time) => poll(time + WAITER_MS * (random() - 0.5), () => WAITER_MS));
    const withHistory = (historyOf: (nth: number) => readonly number[]) =>
      times.map((time, nth) =>
        poll(time, (elapsed) => nextDelayMs(historyOf(nth), elapsed, random)),
      );
    const first = withHistory(() => []);
    const fifth = withHistory((nth) => {
      const from = nth < 5 ? 0 : nth - 5;
      return nth === 0 ? times.slice(1, 6) : times.slice(from, nth);
    });
    const later = withHistory((nth) => times.slice(Math.max(0, nth - 50), nth)).slice(50);
    console.log(row(`${name}: first launch`, first, waiter));
    console.log(row(`${name}: after 5 launches`, fifth.slice(5), waiter));
    console.log(row(`${name}: after 50 launches`, later, waiter));
  }
  printSurprises();
}

const durationsAround = (
  middleMs: number,
  count: number,
  random: () => number,
): readonly number[] => Array.from({ length: count }, () => middleMs * (1 + 0.05 * normal(random)));

/** Histories that differ from the next launch. */
const surprises: Readonly<
  Record<string, (random: () => number) => { history: readonly number[]; next: number }>
> = {
  ...Object.fromEntries(
    [2, 5, 24].flatMap((count) =>
      [60, 600].map((outlier) => [
        `${count} of 40 s ± 5 % and one of ${outlier} s, now 40 s`,
        (random: () => number) => ({
          history: [outlier * 1_000, ...durationsAround(40_000, count, random)],
          next: 40_000 * (1 + 0.05 * normal(random)),
        }),
      ]),
    ),
  ),
  'three of 1 s, now 40 s': (random) => ({
    history: durationsAround(1_000, 3, random),
    next: 40_000 * (1 + 0.05 * normal(random)),
  }),
  '25 of 1 s, now 40 s': (random) => ({
    history: durationsAround(1_000, 25, random),
    next: 40_000 * (1 + 0.05 * normal(random)),
  }),
  '25 of 40 s, now 10 s': (random) => ({
    history: durationsAround(40_000, 25, random),
    next: 10_000 * (1 + 0.05 * normal(random)),
  }),
};

/** Prints the same table for launches that differ from their history. */
function printSurprises(): void {
  for (const [name, scene] of Object.entries(surprises)) {
    const random = seeded(11);
    const scenes = Array.from({ length: LAUNCHES }, () => scene(random));
    const schedule = scenes.map(({ history, next }) =>
      poll(next, (elapsed) => nextDelayMs(history, elapsed, random)),
    );
    const waiter = scenes.map(({ next }) =>
      poll(next + WAITER_MS * (random() - 0.5), () => WAITER_MS),
    );
    console.log(row(name, schedule, waiter));
  }
}
