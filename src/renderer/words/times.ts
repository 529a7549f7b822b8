const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });
const hourAndMinute = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** The local time of day, `09:02:11`. */
export const clockTime = (atMs: number): string => clock.format(atMs);

/** How long, in the two largest units that matter: `26 s`, `1 min 5 s`, `2 h 10 min`. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** About how long: `40 s`, `2 min`. */
export const aboutWords = (ms: number): string =>
  ms < 90 * SECOND_MS
    ? `${Math.max(5, Math.round(ms / 5000) * 5)} s`
    : `${Math.round(ms / MINUTE_MS)} min`;

/** An ISO-8601 time as milliseconds since 1970; undefined where there is none or it cannot be read. */
export function momentOf(iso: string | undefined): number | undefined {
  const atMs = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** A moment as people say it near `nowMs`: the time today, else with the day before it. */
export function momentWords(atMs: number, nowMs: number): string {
  return isToday(atMs, nowMs) ? clockTime(atMs) : `${dayAndMonth.format(atMs)}, ${clockTime(atMs)}`;
}

/** When something is going to happen: `in 42 min`, `at 17:40`, `Thursday 18:00`, `3 Mar 18:00`. */
export function aheadWords(atMs: number, nowMs: number): string {
  const leftMs = atMs - nowMs;
  if (leftMs < MINUTE_MS) return 'now';
  if (leftMs < HOUR_MS) return `in ${Math.floor(leftMs / MINUTE_MS)} min`;
  return isToday(atMs, nowMs) ? `at ${hourWords(atMs, nowMs)}` : hourWords(atMs, nowMs);
}

/** A moment near `nowMs` to the minute: `17:40`, `Thursday 18:00`, `3 Mar 18:00`. */
export function hourWords(atMs: number, nowMs: number): string {
  const time = hourAndMinute.format(atMs);
  if (isToday(atMs, nowMs)) return time;
  return `${atMs - nowMs < 6 * 24 * HOUR_MS ? weekday.format(atMs) : dayAndMonth.format(atMs)} ${time}`;
}

const isToday = (atMs: number, nowMs: number): boolean =>
  new Date(atMs).toDateString() === new Date(nowMs).toDateString();

/** True when `atMs` is less than an hour ahead. */
export const isSoon = (atMs: number, nowMs: number): boolean => atMs - nowMs < HOUR_MS;
