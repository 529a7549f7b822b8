import { describe, expect, it } from 'vitest';
import {
  hasTooLongList,
  MAX_PAGE_ITEMS,
} from '../../../../src/main/core/provider/response-size.ts';

const listOf = (length: number) => Array.from({ length }, () => ({}));

describe('a response', () => {
  it('may have as many items as a service sends', () => {
    expect(hasTooLongList({ sessions: listOf(MAX_PAGE_ITEMS) })).toBe(false);
    expect(hasTooLongList(null)).toBe(false);
    expect(hasTooLongList('text')).toBe(false);
  });

  it.each([
    ['a list', { sessions: listOf(MAX_PAGE_ITEMS + 1) }],
    ['a list within a list', { sessions: [{ tags: listOf(MAX_PAGE_ITEMS + 1) }] }],
    ['a list alone', listOf(MAX_PAGE_ITEMS + 1)],
  ])('is too large with too many items in %s', (_, value) => {
    expect(hasTooLongList(value)).toBe(true);
  });

  it('may be nested deeper than a call stack', () => {
    expect(hasTooLongList(JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)))).toBe(false);
  });
});
