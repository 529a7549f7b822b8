import type { en } from './en.ts';

/** The shape of a language's texts: English's, with any text in place of each of its own. */
type Wide<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => infer Said
    ? (...facts: Facts) => Wide<Said>
    : { readonly [Entry in keyof T]: Wide<T[Entry]> };

/**
 * All texts of a language. English decides which there are: another language neither lacks one nor adds one,
 * each of its files by `satisfies Texts['launch']`.
 */
export type Texts = Wide<typeof en>;

/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl';

/** A language that the window can speak. */
export interface Catalogue {
  /** Its BCP 47 tag, as `lang` of a page and `Intl` take it. */
  readonly language: string;
  readonly direction: Direction;
  readonly texts: Texts;
}
