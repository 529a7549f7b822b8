import { expect, test } from 'vitest';
import { clockText } from '../../../src/renderer/i18n/times.ts';

/** A Thursday and the days around it, at half past six in the evening, where the user is. */
const daysAway = (days: number): number => new Date(2026, 2, 5 + days, 18, 30).getTime();

test.each([
  ['today', 0, '18:30'],
  ['yesterday', -1, 'Wednesday 18:30'],
  ['tomorrow', 1, 'Friday 18:30'],
  ['five days ago', -5, 'Saturday 18:30'],
  ['in five days', 5, 'Tuesday 18:30'],
  ['a week ago', -7, 'Feb 26 18:30'],
  ['in a week', 7, 'Mar 12 18:30'],
  ['ten days ago', -10, 'Feb 23 18:30'],
])('a moment that was or will be %s is not taken for another', (_, days, words) => {
  expect(clockText(daysAway(days), daysAway(0))).toBe(words);
});
