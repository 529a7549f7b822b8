import { expect, it } from 'vitest';
import { timestamp } from '../../../../src/practice/data/wire-types.ts';

it('a timestamp is ISO-8601 in whole seconds', () => {
  expect(timestamp(Date.UTC(2024, 0, 2, 3, 4, 5, 678))).toBe('2024-01-02T03:04:05Z');
});
