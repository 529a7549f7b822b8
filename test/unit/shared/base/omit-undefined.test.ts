import { expect, it } from 'vitest';
import { omitUndefined } from '../../../../src/shared/base/omit-undefined.ts';

it('omitUndefined removes undefined fields, and nothing else', () => {
  const fields = { a: undefined, b: null, c: false, d: 0, e: '' };
  expect(Object.entries(omitUndefined(fields))).toEqual([
    ['b', null],
    ['c', false],
    ['d', 0],
    ['e', ''],
  ]);
});
