import type { Texts } from '../catalogue.ts';

/** How texts stand beside each other, and words that stand everywhere. */
export const general = {
  /** Between parts of one line. */
  comma: ', ',
  notice: 'Hinweis',
  notices: 'Hinweise',
  loading: 'Lädt',
  /** A title and its advice on one line. */
  line: (title: string, advice: string) => `${title}${/[.?]$/.test(title) ? '' : '.'} ${advice}`,
  /** Who or what, and what is so of it; read aloud. */
  about: (name: string, words: string) => `${name}: ${words}${/[.?]$/.test(words) ? '' : '.'}`,
  /** A name with what tells it from others. */
  withNote: (name: string, note: string) => `${name} (${note})`,
  /** Keys as they stand on a keyboard. */
  keys: {
    escape: 'Esc',
    control: (key: string) => `Strg+${key}`,
    command: (key: string) => `⌘${key}`,
  },
} satisfies Texts['general'];
