import { expect, test } from 'vitest';
import { clockText, countdownText } from '../../../src/renderer/i18n/times.ts';

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

test.each([
  [272_000, '4:32'],
  [271_001, '4:32'],
  [60_000, '1:00'],
  [9_000, '0:09'],
  [3_725_000, '1:02:05'],
  [14_400_000, '4:00:00'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('%i ms that are left are %s', (leftMs, words) => {
  expect(countdownText(leftMs)).toBe(words);
});
