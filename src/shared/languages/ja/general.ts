import type { Texts } from '../catalogue.ts';

/** A sentence with its full stop, where it ends in none. */
const whole = (words: string): string => (/[。？.?]$/.test(words) ? words : `${words}。`);

/** How texts stand beside each other, and words that stand everywhere. */
export const general = {
  comma: '、',
  notice: 'お知らせ',
  notices: 'お知らせ',
  loading: '読み込み中',
  line: (title, advice) => `${whole(title)}${advice}`,
  about: (name, words) => `${name}：${whole(words)}`,
  withNote: (name, note) => `${name}（${note}）`,
  keys: {
    escape: 'Esc',
    control: (key) => `Ctrl+${key}`,
    command: (key) => `⌘${key}`,
  },
} satisfies Texts['general'];
