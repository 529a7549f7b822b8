import type { Language } from '../settings/preferences.ts';

/** A language there is. */
export type AvailableLanguage = Exclude<Language, 'system'>;

/** Its BCP 47 tag. */
export const TAGS: Readonly<Record<AvailableLanguage, string>> = {
  en: 'en',
  fr: 'fr',
  de: 'de',
  es: 'es',
  ja: 'ja',
  zh: 'zh-Hans',
};
