import type { Texts } from '../catalogue.ts';

/** Spans and moments; clocks and dates themselves are written by `Intl`. */
export const times = {
  seconds: (seconds) => `${seconds} 秒`,
  minutes: (minutes) => `${minutes} 分`,
  minutesAndSeconds: (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
  hoursAndMinutes: (hours, minutes) => `${hours} 時間 ${minutes} 分`,
  dayAndHour: (day, time) => `${day} ${time}`,
  dayAndTime: (day, time) => `${day} ${time}`,
  // These three stand behind a colon.
  now: 'まもなく',
  inMinutes: (minutes) => `${minutes} 分後`,
  at: (time) => time,
  expired: '期限切れ',
} satisfies Texts['times'];
