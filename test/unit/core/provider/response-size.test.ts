import { describe, expect, it } from 'vitest';
import { isTooLarge, MAX_PAGE_ITEMS } from '../../../../src/main/core/provider/response-size.ts';

const listOf = (length: number) => Array.from({ length }, () => ({}));

describe('a response', () => {
  it('can have as many items as a service sends', () => {
    expect(isTooLarge({ sessions: listOf(MAX_PAGE_ITEMS) })).toBe(false);
    expect(isTooLarge(null)).toBe(false);
    expect(isTooLarge('text')).toBe(false);
  });

  it.each([
    ['a list', { sessions: listOf(MAX_PAGE_ITEMS + 1) }],
    ['a list within a list', { sessions: [{ tags: listOf(MAX_PAGE_ITEMS + 1) }] }],
    ['a list without an object', listOf(MAX_PAGE_ITEMS + 1)],
    ['many lists', { sessions: Array.from({ length: 100 }, () => ({ tags: listOf(1_500) })) }],
    ['lists of lists', Array.from({ length: 100 }, () => listOf(1_500))],
    ['an object', Object.fromEntries(Array.from({ length: 100_001 }, (_each, nth) => [nth, 1]))],
  ])('is too large with too many items in %s', (_, value) => {
    expect(isTooLarge(value)).toBe(true);
  });

  it('can be nested deeper than a call stack', () => {
    expect(isTooLarge(JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)))).toBe(false);
  });
});
