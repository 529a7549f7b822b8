import type { Moment } from '../../shared/languages/moment.ts';
import { perLocale } from './formats.ts';
import { t } from './locale.svelte.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const dates = (options: Intl.DateTimeFormatOptions) =>
  perLocale((locale) => new Intl.DateTimeFormat(dayFirst(locale), options));
/** English has one form of a date here, wherever it is read: `29 Nov`. */
const dayFirst = (locale: string): string => (/^en\b/.test(locale) ? 'en-GB' : locale);
const clock = dates({ timeStyle: 'medium', hourCycle: 'h23' });
const hourAndMinute = dates({ timeStyle: 'short', hourCycle: 'h23' });
/** A single character in Japanese is also read as a word: `木` is a tree. There, the day is written out: `木曜日`. */
const weekday = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(dayFirst(locale), { weekday: /^ja\b/.test(locale) ? 'long' : 'short' }),
);
const dayAndMonth = dates({ day: 'numeric', month: 'short' });
const dayAndHour = dates({
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The local time of day, `09:02:11`. */
export const clockTime = (atMs: number): string => clock().format(atMs);

/** How long, in the two largest units that matter: `26 s`, `1 min 5 s`, `2 h 10 min`, and `5 min` without zero seconds. */
export function durationText(ms: number): string {
  const texts = t().times;
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  if (seconds < 60) return texts.seconds({ seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60)
    return seconds % 60 === 0
      ? texts.minutes({ minutes })
      : texts.minutesAndSeconds({ minutes, seconds: seconds % 60 });
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0
    ? texts.hours({ hours })
    : texts.hoursAndMinutes({ hours, minutes: minutes % 60 });
}

/** The time that is left, as a clock that runs down: `4:32`, `1:02:05`. */
export function countdownText(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours > 0 ? [hours, twoDigits(minutes)] : [minutes];
  return [...parts, twoDigits(seconds % 60)].join(':');
}

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** About how long: `40 s`, `2 min`. */
export const approximateDuration = (ms: number): string =>
  ms < 90 * SECOND_MS
    ? t().times.seconds({ seconds: Math.max(5, Math.round(ms / 5000) * 5) })
    : t().times.minutes({ minutes: Math.round(ms / MINUTE_MS) });

/** An ISO-8601 time as milliseconds since 1970; undefined if it is missing or invalid. */
export function momentOf(iso: string | undefined): number | undefined {
  const atMs = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** A time on its own: `today 08:42`, `Sun 08:42` within six days before or after, otherwise `29 Nov 08:42`. */
export function timeText(atMs: number, nowMs: number): string {
  const { time, form, hour } = minuteOf(atMs, nowMs);
  return form === 'clock' ? t().times.today({ time, hour }) : time;
}

/** When something is going to happen: `in 42 min`, `at 17:40`, `Thu 18:00`, `3 Mar 18:00`. */
export function untilText(atMs: number, nowMs: number): string {
  const leftMs = atMs - nowMs;
  if (leftMs < MINUTE_MS) return t().times.now;
  if (leftMs < HOUR_MS) return t().times.inMinutes({ minutes: Math.floor(leftMs / MINUTE_MS) });
  const when = clockText(atMs, nowMs);
  return isToday(atMs, nowMs) ? t().times.at({ time: when, hour: hourOf(atMs) }) : when;
}

/** A time in a sentence: `17:40` today, `Thu 18:00` within six days before or after, otherwise `3 Mar 18:00`. */
export const clockText = (atMs: number, nowMs: number): string => minuteOf(atMs, nowMs).time;

/** {@link clockText}, for sentences. */
export function minuteOf(atMs: number, nowMs: number): Moment {
  const time = hourAndMinute().format(atMs);
  const hour = hourOf(atMs);
  if (isToday(atMs, nowMs)) return { time, form: 'clock', hour };
  // Further away, a weekday would be taken for another week's.
  const isNear = Math.abs(atMs - nowMs) < 6 * 24 * HOUR_MS;
  const day = (isNear ? weekday() : dayAndMonth()).format(atMs);
  const form = isNear ? 'weekday' : 'date';
  return { time: t().times.dayAndHour({ day, time, hour }), form, hour };
}

/** A moment that reads the same on every day, for names: `3 Mar, 18:00`. */
export const dateText = (atMs: number): string => dayAndHour().format(atMs);

const hourOf = (atMs: number): number => new Date(atMs).getHours();

const isToday = (atMs: number, nowMs: number): boolean =>
  new Date(atMs).toDateString() === new Date(nowMs).toDateString();

/** True when `atMs` is less than an hour ahead. */
export const isSoon = (atMs: number, nowMs: number): boolean => atMs - nowMs < HOUR_MS;

/** {@link timeText} of an ISO-8601 time; undefined if it is missing or invalid. */
export function dateTimeText(iso: string | undefined): string | undefined {
  const atMs = momentOf(iso);
  return atMs === undefined ? undefined : timeText(atMs, Date.now());
}
