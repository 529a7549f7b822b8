import type { LanguageMessages, Messages } from './language-messages.ts';
import { messages } from './messages/en.arb';
import { TAGS, type AvailableLanguage } from './tags.ts';

/** Loads a language; each is in its own file that is loaded when it is used. */
export type Languages = Readonly<
  Partial<Record<Exclude<AvailableLanguage, 'en'>, () => Promise<LanguageMessages>>>
>;

const language = (name: AvailableLanguage, messages: Messages): LanguageMessages => ({
  language: TAGS[name],
  direction: 'ltr',
  messages,
});

/** English is always loaded: what has no text in another language is shown in English. */
export const english: LanguageMessages = language('en', messages);

/**
 * The languages other than English, for the window and for main: one line and one message file
 * each.
 */
export const translations: Languages = {
  fr: async () => language('fr', (await import('./messages/fr.arb')).messages),
  es: async () => language('es', (await import('./messages/es.arb')).messages),
  de: async () => language('de', (await import('./messages/de.arb')).messages),
  ja: async () => language('ja', (await import('./messages/ja.arb')).messages),
  zh: async () => language('zh', (await import('./messages/zh.arb')).messages),
};
