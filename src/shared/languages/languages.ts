import type { Language } from '../preferences.ts';
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';

/** A language there is. */
export type Spoken = Exclude<Language, 'system'>;

/** Its BCP 47 tag. */
export const TAGS: Readonly<Record<Spoken, string>> = {
  en: 'en',
  fr: 'fr',
  de: 'de',
  es: 'es',
  ja: 'ja',
  zh: 'zh-Hans',
};

/** Reads a language; each is a file of its own that is loaded when it is spoken. */
export type Languages = Readonly<Partial<Record<Exclude<Spoken, 'en'>, () => Promise<Catalogue>>>>;

/** English is always there: what another language does not have, or cannot be read, is said in it. */
export const english: Catalogue = { language: 'en', direction: 'ltr', texts: en };

/** The languages beside English, for the window and for main. One line each: `fr: async () => (await import('./fr.ts')).fr`. */
export const others: Languages = {};
