import { describe, expect, it } from 'vitest';
import { slicePage } from '../../../../src/practice/api/pagination.ts';

describe('a list in pages', () => {
  it('returns every item once, in order, and no token with the last page', () => {
    const first = slicePage([1, 2, 3, 4, 5], 2, null)!;
    const second = slicePage([1, 2, 3, 4, 5], 2, first.nextToken!)!;
    const third = slicePage([1, 2, 3, 4, 5], 2, second.nextToken!)!;
    expect([first.items, second.items, third.items]).toEqual([[1, 2], [3, 4], [5]]);
    expect(third.nextToken).toBeUndefined();
  });

  it('has no second page if all items fit on the first', () => {
    expect(slicePage([1, 2], 2, null)).toEqual({ items: [1, 2] });
  });

  it.each(['', 'made-up', '1'])('refuses the token %j', (token) => {
    expect(slicePage([1, 2, 3], 1, token)).toBeUndefined();
  });
});
