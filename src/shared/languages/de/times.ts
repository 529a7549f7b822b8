import type { Texts } from '../catalogue.ts';

/** Spans and moments; clocks and dates themselves are written by `Intl`. */
export const times = {
  seconds: (seconds: number) => `${seconds} s`,
  minutes: (minutes: number) => `${minutes} min`,
  minutesAndSeconds: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
  hoursAndMinutes: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  /** A day and the time of it, near: `Donnerstag 18:00`. */
  dayAndHour: (day: string, time: string) => `${day} ${time}`,
  /** The same to the second: `3. März, 18:00:12`. */
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  now: 'jetzt',
  inMinutes: (minutes: number) => `in ${minutes} min`,
  at: (time: string) => `um ${time}`,
  expired: 'abgelaufen',
} satisfies Texts['times'];
