import type { Texts } from '../catalogue.ts';

/** How texts stand beside each other, and words that stand everywhere. */
export const general = {
  /** Between parts of one line. */
  comma: ', ',
  notice: 'Aviso',
  notices: 'Avisos',
  loading: 'Cargando',
  /** A title and its advice on one line. */
  line: (title, advice) => `${title}${/[.?]$/.test(title) ? '' : '.'} ${advice}`,
  /** Who or what, and what is so of it; read aloud. */
  about: (name, words) => `${name}: ${words}${/[.?]$/.test(words) ? '' : '.'}`,
  /** A name with what tells it from others. */
  withNote: (name, note) => `${name} (${note})`,
  /** Keys as they stand on a keyboard. */
  keys: {
    escape: 'Esc',
    control: (key) => `Ctrl+${key}`,
    command: (key) => `⌘${key}`,
  },
} satisfies Texts['general'];
