import { expect, onTestFinished, test } from 'vitest';
import { setLocale } from '../../../src/renderer/i18n/locale.svelte.ts';
import {
  clockText,
  countdownText,
  durationText,
  timeText,
} from '../../../src/renderer/i18n/times.ts';
import { english } from '../../../src/shared/languages/message-loaders.ts';

/** A Thursday and the days around it, at half past six in the evening local time. */
const daysAway = (days: number): number => new Date(2026, 2, 5 + days, 18, 30).getTime();

test.each([
  ['today', 0, '18:30'],
  ['yesterday', -1, 'Wed 18:30'],
  ['tomorrow', 1, 'Fri 18:30'],
  ['five days ago', -5, 'Sat 18:30'],
  ['in five days', 5, 'Tue 18:30'],
  ['a week ago', -7, '26 Feb 18:30'],
  ['in a week', 7, '12 Mar 18:30'],
  ['ten days ago', -10, '23 Feb 18:30'],
])('the time of a moment %s (day %i) is shown as “%s”', (_, days, words) => {
  expect(clockText(daysAway(days), daysAway(0))).toBe(words);
});

test.each([
  ['today', 0, 'today 18:30'],
  ['yesterday', -1, 'Wed 18:30'],
  ['a week ago', -7, '26 Feb 18:30'],
])('the standalone time of a moment %s (day %i) is shown as “%s”', (_, days, words) => {
  expect(timeText(daysAway(days), daysAway(0))).toBe(words);
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
])('%i ms left are shown as %s', (leftMs, words) => {
  expect(countdownText(leftMs)).toBe(words);
});

test.each([
  [45_000, '45 s'],
  [60_000, '1 min'],
  [65_000, '1 min 5 s'],
  [300_999, '5 min'],
  [7_200_000, '2 h'],
  [7_800_000, '2 h 10 min'],
])('a duration of %i ms is “%s”', (ms, words) => {
  expect(durationText(ms)).toBe(words);
});

test('a weekday is a word in Japanese, as a single character would be read as another word', () => {
  setLocale({ ...english, language: 'ja' });
  onTestFinished(() => {
    setLocale(english);
  });
  expect(clockText(daysAway(0), daysAway(-1))).toBe('木曜日 18:30');
});
