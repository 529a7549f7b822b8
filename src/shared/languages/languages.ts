import type { LanguageMessages, Messages } from './language-messages.ts';
import { messages } from './messages/en.arb';
import { TAGS, type AvailableLanguage } from './tags.ts';

/** Reads a language; each is a file of its own that is loaded when it is spoken. */
export type Languages = Readonly<
  Partial<Record<Exclude<AvailableLanguage, 'en'>, () => Promise<LanguageMessages>>>
>;

const language = (name: AvailableLanguage, messages: Messages): LanguageMessages => ({
  language: TAGS[name],
  direction: 'ltr',
  messages,
});

/** English is always there: what cannot be said in another language is said in it. */
export const english: LanguageMessages = language('en', messages);

/** The languages beside English, for the window and for main: a line and a message file each. */
export const translations: Languages = {
  fr: async () => language('fr', (await import('./messages/fr.arb')).messages),
  es: async () => language('es', (await import('./messages/es.arb')).messages),
  de: async () => language('de', (await import('./messages/de.arb')).messages),
  ja: async () => language('ja', (await import('./messages/ja.arb')).messages),
  zh: async () => language('zh', (await import('./messages/zh.arb')).messages),
};
