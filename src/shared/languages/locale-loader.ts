import type { LanguageMessages, Messages } from './language-messages.ts';
import { english, translations, type Languages } from './message-loaders.ts';
import { pickLanguage } from './pick.ts';
import { TAGS } from './tags.ts';
import { preferredTags, type LocalePreference } from './locale-preference.ts';

/** The current language: all messages, and the locale of dates, numbers and lists. */
export interface ActiveLocale {
  readonly messages: Messages;
  readonly locale: string;
}

/** The language without a preference: on the command line, for scripts and logs. */
export const englishLocale: ActiveLocale = { messages: english.messages, locale: 'en' };

/** Called with the language to use from now on, and the locale of its dates and numbers. */
export type SetLocale = (language: LanguageMessages, locale: string) => void;

/** Sets the language that is preferred; settles once it is set. Of two calls the later one wins, whichever file was read first. */
export type LocaleLoader = (preferred: LocalePreference) => Promise<void>;

/**
 * {@link LocaleLoader} of the available languages. A language that cannot be loaded falls back to
 * English.
 */
export function createLocaleLoader(
  setLocale: SetLocale,
  languages: Languages = translations,
): LocaleLoader {
  const readers = new Map(Object.entries(languages).map(([name, read]) => [tagOf(name), read]));
  let turn = 0;
  return async (preferred) => {
    const mine = (turn += 1);
    const { language, locale } = pickLanguage(preferredTags(preferred), ['en', ...readers.keys()]);
    const loaded = await readers
      .get(language)?.()
      .catch(() => undefined);
    if (mine !== turn) return;
    if (loaded !== undefined) setLocale(loaded, locale);
    else setLocale(english, language === 'en' ? locale : 'en');
  };
}

/** The names of languages are those that have a tag. */
const tagOf = (name: string): string => TAGS[name as keyof typeof TAGS];
