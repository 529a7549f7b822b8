import type { Catalogue, Texts } from './catalogue.ts';
import { english, others, type Languages } from './languages.ts';
import { pickLanguage } from './pick.ts';
import { TAGS } from './tags.ts';
import { wishedTags, type LanguageWish } from './wish.ts';

/** What is spoken: all texts, and the locale of dates, numbers and lists. */
export interface Speech {
  readonly texts: Texts;
  readonly locale: string;
}

/** What is spoken where nobody wishes for another language: on the command line, for scripts and logs. */
export const inEnglish: Speech = { texts: english.texts, locale: 'en' };

/** Told what to speak from now on, with the locale of its dates and numbers. */
export type Speak = (catalogue: Catalogue, locale: string) => void;

/** Follows what is wished for; settles once that is spoken. Of two wishes the later one stays, whichever was read first. */
export type Speaker = (wish: LanguageWish) => Promise<void>;

/** {@link Speaker} of the languages there are. A language that cannot be read is English. */
export function createSpeaker(speak: Speak, languages: Languages = others): Speaker {
  const readers = new Map(Object.entries(languages).map(([name, read]) => [tagOf(name), read]));
  let turn = 0;
  return async (wish) => {
    const mine = (turn += 1);
    const { language, locale } = pickLanguage(wishedTags(wish), ['en', ...readers.keys()]);
    const catalogue = await readers
      .get(language)?.()
      .catch(() => undefined);
    if (mine !== turn) return;
    if (catalogue !== undefined) speak(catalogue, locale);
    else speak(english, language === 'en' ? locale : 'en');
  };
}

/** The names of languages are those that have a tag. */
const tagOf = (name: string): string => TAGS[name as keyof typeof TAGS];
