import type { Texts } from '../catalogue.ts';

/** A clock with its article: `las 17:40`, `la 1:05`. */
const hour = (time: string): string => `${/^0?1:/.test(time) ? 'la' : 'las'} ${time}`;

/** Until a moment: `hasta las 17:40`, `hasta el jueves a las 18:00`, `hasta el 3 mar, 18:00:12`. */
export const until = (moment: string): string =>
  /^\d+:/.test(moment) ? `hasta ${hour(moment)}` : `hasta el ${moment.replace(/^el /, '')}`;

/** Spans and moments; clocks and dates themselves are written by `Intl`. */
export const times = {
  seconds: (seconds) => `${seconds}\u00a0s`,
  minutes: (minutes) => `${minutes}\u00a0min`,
  minutesAndSeconds: (minutes, seconds) => `${minutes}\u00a0min ${seconds}\u00a0s`,
  hoursAndMinutes: (hours, minutes) => `${hours}\u00a0h ${minutes}\u00a0min`,
  /** A day and the time of it, near: `el jueves a las 18:00`. */
  dayAndHour: (day, time) => `el ${day} a ${hour(time)}`,
  /** The same to the second: `3 mar, 18:00:12`. */
  dayAndTime: (day, time) => `${day}, ${time}`,
  now: 'ahora',
  inMinutes: (minutes) => `en ${minutes}\u00a0min`,
  at: (time) => `a ${hour(time)}`,
  expired: 'caducado',
} satisfies Texts['times'];
