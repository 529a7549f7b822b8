import type { Catalogue, Direction, Texts } from '../../../src/shared/languages/catalogue.ts';
import { en } from '../../../src/shared/languages/en.ts';

/**
 * A language for tests: English with an accent on each vowel and 40 % longer, as translations are, so that
 * a text which does not come from the catalogue, or does not fit, is seen. Facts stay as they are.
 */
export const pseudo = (direction: Direction = 'ltr'): Catalogue => ({
  language: 'en-XA',
  direction,
  texts: accented(en, []) as Texts,
});

/** True for text that the pseudo language said, wholly or in part. */
export const isPseudo = (text: string): boolean => /[áéíóúýÁÉÍÓÚÝ]/.test(text);

const ACCENTS: Readonly<Record<string, string>> = {
  ...{ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', y: 'ý' },
  ...{ A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', Y: 'Ý' },
};

function accented(said: unknown, facts: readonly string[]): unknown {
  if (typeof said === 'string') return accentedText(said, facts);
  if (typeof said === 'function') {
    const say = (...given: unknown[]) =>
      accented((said as Saying)(...given), given.flatMap(textsIn));
    return Object.defineProperty(say, 'length', { value: said.length });
  }
  return Object.fromEntries(
    Object.entries(said as object).map(([name, entry]) => [name, accented(entry, facts)]),
  );
}
type Saying = (...facts: unknown[]) => unknown;

/** The texts among facts: themselves, or those that a failure holds. */
const textsIn = (fact: unknown): string[] =>
  typeof fact === 'string' ? [fact] : Object.values(fact ?? {}).flatMap(textsIn);

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
