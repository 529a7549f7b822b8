import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import type { Spoken } from './tags.ts';

/** Reads a language; each is a file of its own that is loaded when it is spoken. */
export type Languages = Readonly<Partial<Record<Exclude<Spoken, 'en'>, () => Promise<Catalogue>>>>;

/** English is always there: what cannot be said in another language is said in it. */
export const english: Catalogue = { language: 'en', direction: 'ltr', texts: en };

/** The languages beside English, for the window and for main. One line each: `fr: async () => (await import('./fr.ts')).fr`. */
export const others: Languages = {
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  ja: async () => (await import('./ja.ts')).ja,
  zh: async () => (await import('./zh.ts')).zh,
};
