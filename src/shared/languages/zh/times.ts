import type { Texts } from '../catalogue.ts';

/** Spans and moments; clocks and dates themselves are written by `Intl`. */
export const times = {
  seconds: (seconds) => `${seconds} 秒`,
  minutes: (minutes) => `${minutes} 分钟`,
  minutesAndSeconds: (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
  hoursAndMinutes: (hours, minutes) => `${hours} 小时 ${minutes} 分钟`,
  dayAndHour: (day, time) => `${day} ${time}`,
  dayAndTime: (day, time) => `${day} ${time}`,
  // These three stand behind a colon.
  now: '即刻',
  inMinutes: (minutes) => `${minutes} 分钟后`,
  at: (time) => time,
  expired: '已过期',
} satisfies Texts['times'];
