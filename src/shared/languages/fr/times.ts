import type { Texts } from '../catalogue.ts';

/** A day of a month, and no clock: `3 mars, 18:00:12`, not `17:40`, nor Canada's `17 h 40`. */
const DATE = /^\d+(er)?\s\p{L}{2}/u;

/** Until a moment: `jusqu’à 17:40`, `jusqu’à jeudi à 18:00`, `jusqu’au 3 mars à 18:00`. */
export const until = (moment: string): string =>
  `${DATE.test(moment) ? 'jusqu’au' : 'jusqu’à'} ${moment}`;

/** Spans and moments; clocks and dates themselves are written by `Intl`. */
export const times = {
  seconds: (seconds) => `${seconds}\u00a0s`,
  minutes: (minutes) => `${minutes}\u00a0min`,
  minutesAndSeconds: (minutes, seconds) => `${minutes}\u00a0min ${seconds}\u00a0s`,
  hoursAndMinutes: (hours, minutes) => `${hours}\u00a0h ${minutes}\u00a0min`,
  /** A day and the time of it, near: `jeudi à 18:00`. */
  dayAndHour: (day, time) => `${day} à ${time}`,
  /** The same to the second: `3 mars, 18:00:12`. */
  dayAndTime: (day, time) => `${day}, ${time}`,
  now: 'maintenant',
  inMinutes: (minutes) => `dans ${minutes}\u00a0min`,
  at: (time) => `à ${time}`,
  expired: 'expiré',
} satisfies Texts['times'];
