import type {
  LanguageMessages,
  Direction,
  Messages,
} from '../../../src/shared/languages/language-messages.ts';
import { messages as en } from '../../../src/shared/languages/messages/en.arb';

/**
 * A language for tests: English with an accent on each vowel and 40 % longer, like translations, so
 * that a text that does not come from the message files, or does not fit, is visible. Facts are
 * unchanged.
 */
export const pseudo = (direction: Direction = 'ltr'): LanguageMessages => ({
  language: 'en-XA',
  direction,
  messages: accented(en, []) as Messages,
});

/** True for text from the pseudo language, in whole or in part. */
export const isPseudo = (text: string): boolean => /[áéíóúýÁÉÍÓÚÝ]/.test(text);

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  Y: 'Ý',
};

function accented(said: unknown, facts: readonly string[]): unknown {
  if (typeof said === 'string') return accentedText(said, facts);
  if (typeof said === 'function') {
    return (args: object) => {
      const facts = new Set<string>();
      return accented((said as Saying)(watched(args, facts)), [...facts]);
    };
  }
  return Object.fromEntries(
    Object.entries(said as object).map(([name, entry]) => [name, accented(entry, facts)]),
  );
}
type Saying = (args: object) => unknown;

/**
 * Arguments of a message that put each text which the message takes into `facts`: these are
 * unchanged.
 */
const watched = (args: object, facts: Set<string>): object =>
  new Proxy(args, {
    get(target, name) {
      const fact: unknown = Reflect.get(target, name);
      if (typeof fact === 'string') facts.add(fact);
      return fact;
    },
  });

function accentedText(text: string, facts: readonly string[]): string {
  const kept = facts
    .filter((fact) => fact !== '')
    .map((fact) => fact.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = kept.length === 0 ? [text] : text.split(new RegExp(`(${kept.join('|')})`));
  const said = parts.map((part) =>
    facts.includes(part) ? part : part.replace(/[aeiouy]/gi, (letter) => ACCENTS[letter] ?? letter),
  );
  return said.join('') + '~'.repeat(Math.round(text.length * 0.4));
}
