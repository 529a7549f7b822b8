import type { LanguageMessages } from '../../src/shared/languages/language-messages.ts';
import { english, translations } from '../../src/shared/languages/message-loaders.ts';
import { pseudo } from '../support/window/pseudo.ts';

const translated = await Promise.all(Object.values(translations).map((read) => read()));

/** All languages, and the pseudo language for tests: longer, with an accent on each vowel. */
export const languages: ReadonlyMap<string, LanguageMessages> = new Map(
  [english, pseudo(), ...translated].map((one) => [one.language, one]),
);
