import type { Messages } from './messages/en.arb';

export type { Messages };

/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl';

/** A language of the window. */
export interface LanguageMessages {
  /** Its BCP 47 tag, as `lang` of a page and `Intl` take it. */
  readonly language: string;
  readonly direction: Direction;
  readonly messages: Messages;
}
