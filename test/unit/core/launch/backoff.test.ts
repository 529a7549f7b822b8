import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '../../../../src/main/core/launch/backoff.ts';

const half = () => 0.5;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the delay after a transient error', () => {
  it('doubles, up to 30 seconds', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 50].map((nth) => retryDelayMs(nth, undefined, () => 1));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is reduced by up to half at random', () => {
    expect(retryDelayMs(4, undefined, () => 0)).toBe(4_000);
  });

  it.each([
    [7_000, 7_000],
    [100, 750],
    [3_600_000, 30_000],
    [Infinity, 30_000],
    [0, 750],
    [-5, 750],
    [NaN, 750],
  ])('after a Retry-After of %d ms is %d ms', (asked, delayMs) => {
    expect(retryDelayMs(1, asked, half)).toBe(delayMs);
  });

  it('is always between half a second and 30 seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double(), random, (nth, asked, chance) => {
        const delayMs = retryDelayMs(nth, asked, () => chance);
        expect(delayMs).toBeGreaterThanOrEqual(500);
        expect(delayMs).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});
