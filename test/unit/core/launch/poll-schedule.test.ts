import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDelayMs, expectedTimeMs } from '../../../../src/main/core/launch/poll-schedule.ts';

const half = () => 0.5;
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const time = fc.oneof(
  fc.integer({ min: 0, max: 3_600_000 }),
  fc.double({ min: 0, max: 3_600_000, noNaN: true }),
  fc.constantFrom(0, 1, 0.001, 3_600_000),
);
const histories = fc.oneof(
  fc.constant<number[]>([]),
  time.map((one) => [one]),
  fc
    .tuple(time, fc.integer({ min: 2, max: 50 }))
    .map(([one, count]) => Array<number>(count).fill(one)),
  fc.array(time, { maxLength: 50 }),
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
  fc.array(fc.double({ min: 39_000, max: 41_000, noNaN: true }), { minLength: 50, maxLength: 50 }),
);

/** When a launch With these durations polls, as long as its stream is not ready. */
function pollTimes(observedDurations: readonly number[], untilMs: number): number[] {
  const all = [0];
  while (all.at(-1)! < untilMs)
    all.push(all.at(-1)! + nextDelayMs(observedDurations, all.at(-1)!, half));
  return all;
}
/** The delay that contains `at`. */
const waitAround = (all: readonly number[], at: number) => {
  const next = all.findIndex((poll) => poll > at);
  return all[next]! - all[next - 1]!;
};

describe('the delay before the next poll', () => {
  it('is between 150 ms and 15 s (± 5 %), whatever was observed', () => {
    const elapsed = fc.oneof(time, fc.integer({ min: 0, max: 86_400_000 }));
    fc.assert(
      fc.property(histories, elapsed, chance, (observedDurations, elapsedMs, random) => {
        const delayMs = nextDelayMs(observedDurations, elapsedMs, () => random);
        expect(delayMs).toBeGreaterThanOrEqual(150 * 0.95);
        expect(delayMs).toBeLessThanOrEqual(15_000 * 1.05);
      }),
    );
  });

  it('depends on its arguments only', () => {
    fc.assert(
      fc.property(histories, time, chance, (observedDurations, elapsedMs, random) => {
        const before = [...observedDurations];
        const first = nextDelayMs(observedDurations, elapsedMs, () => random);
        expect(nextDelayMs(observedDurations, elapsedMs, () => random)).toBe(first);
        expect(nextDelayMs([...observedDurations], elapsedMs, () => random)).toBe(first);
        expect(observedDurations).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it('varies by 5 % in both directions', () => {
    const observedDurations = [20_000, 21_000, 19_000];
    for (const known of [[], observedDurations]) {
      const middle = nextDelayMs(known, 5_000, half);
      expect(nextDelayMs(known, 5_000, () => 0)).toBeCloseTo(0.95 * middle, 6);
      expect(nextDelayMs(known, 5_000, () => 0.999_999)).toBeCloseTo(1.05 * middle, 0);
    }
  });

  it.each([
    [0, 1_000],
    [999, 1_000],
    [1_000, 1_400],
    [59_999, 1_400],
    [60_000, 2_500],
    [179_999, 2_500],
    [180_000, 5_000],
    [3_600_000, 5_000],
  ])('without observed durations is fixed: after %d ms it is %d ms', (elapsedMs, delayMs) => {
    expect(nextDelayMs([], elapsedMs, half)).toBe(delayMs);
  });

  it('is long far from the expected time and short near it', () => {
    const all = pollTimes([40_000, 39_500, 40_500, 40_200, 39_800, 40_100], 60_000);
    const [far, near] = [5_000, 40_000].map((at) => waitAround(all, at));
    expect(far).toBeGreaterThan(5_000);
    expect(near).toBeLessThan(700);
    const before = (looked: readonly number[]) => looked.filter((at) => at < 38_000).length;
    expect(before(all)).toBeLessThan(before(pollTimes([], 60_000)) / 2);
  });

  it('is short near both of two typical times, and long in between', () => {
    const observedDurations = Array.from({ length: 24 }, (_, nth) =>
      nth % 2 === 0 ? 15_000 + nth * 40 : 60_000 + nth * 40,
    );
    const all = pollTimes(observedDurations, 70_000);
    const [first, between, second] = [15_400, 38_000, 60_400].map((at) => waitAround(all, at));
    expect(first).toBeLessThan(1_500);
    expect(second).toBeLessThan(1_500);
    expect(between).toBeGreaterThan(4 * Math.max(first!, second!));
  });

  it('uses the newest durations only', () => {
    const older = Array<number>(25).fill(10_000);
    const newer = Array.from({ length: 25 }, (_, nth) => 40_000 + nth * 20);
    expect(pollTimes([...older, ...newer], 60_000)).toEqual(pollTimes(newer, 60_000));
  });
});

describe('a duration that differs from the others', () => {
  const usual = Array.from({ length: 9 }, (_, nth) => 39_000 + nth * 250);
  const near = (observedDurations: readonly number[]) =>
    waitAround(pollTimes(observedDurations, 60_000), 40_000);

  it.each([
    [600_000, 2],
    [600_000, 5],
    [600_000, 9],
    [70_000, 9],
    [1_000, 9],
  ])('of %d ms among %d hardly changes the delays', (outlier, count) => {
    const others = usual.slice(0, count);
    const before = near(others);
    expect(near([...others, outlier])).toBeLessThan(1.6 * before);
    expect(near([outlier, ...others])).toBeLessThan(1.6 * before);
  });

  it('counts once it has been seen twice', () => {
    const changed = [...usual, 70_000, 71_000];
    expect(waitAround(pollTimes(changed, 90_000), 70_500)).toBeLessThan(1_500);
  });

  it.each([[[1_000]], [[1_000, 1_100, 900]], [Array<number>(25).fill(1_000)]])(
    'does not make requests more frequent than for an unknown stream: after %j',
    (observedDurations) => {
      const known = pollTimes(observedDurations, 40_000).filter((at) => at > 2_000).length;
      const unknown = pollTimes([], 40_000).filter((at) => at > 2_000).length;
      expect(known).toBeLessThanOrEqual(unknown + 1);
    },
  );
});

describe('the typical duration', () => {
  it.each([
    [[], undefined],
    [[9], undefined],
    [[9, 1], undefined],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 3],
    [[30_000, 20_000, 3_600_000], 30_000],
  ])('of %j is %s, the median of three or more', (observedDurations, median) => {
    expect(expectedTimeMs(observedDurations)).toBe(median);
  });

  it('is one of the durations, which stay unchanged', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 3, maxLength: 50 }), (observedDurations) => {
        const before = [...observedDurations];
        expect(observedDurations).toContain(expectedTimeMs(observedDurations));
        expect(observedDurations).toEqual(before);
      }),
    );
  });
});
