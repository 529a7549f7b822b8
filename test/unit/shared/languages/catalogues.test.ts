import { describe, expect, it } from 'vitest';
import type { Catalogue, Texts } from '../../../../src/shared/languages/catalogue.ts';
import { en } from '../../../../src/shared/languages/en.ts';
import { english, others } from '../../../../src/shared/languages/languages.ts';
import { problemsOf } from '../../../support/window/catalogue-check.ts';
import { isPseudo, pseudo } from '../../../support/window/pseudo.ts';
import { everyFailure } from '../base/every-failure.ts';

const catalogues: readonly Catalogue[] = [
  english,
  ...(await Promise.all(Object.values(others).map((read) => read()))),
  pseudo(),
  pseudo('rtl'),
];

describe.each(catalogues)('the language $language, $direction', ({ language, texts }) => {
  it('has all of English’s texts, no others, and tells every fact', () => {
    expect(problemsOf(texts, en, everyFailure)).toEqual([]);
  });

  it('is known to Intl', () => {
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
  });
});

describe('a catalogue that is not whole', () => {
  const { notices, launch } = en;
  const without = (texts: object): readonly string[] => problemsOf(texts, en, everyFailure);

  it.each<[string, object, string]>([
    ['lacks a room', { ...en, notices: undefined }, 'notices is missing'],
    ['lacks a text', { ...en, launch: { ...launch, title: undefined } }, 'launch.title is missing'],
    ['has one too many', { ...en, more: 'More' }, 'more is not in English'],
    ['has an empty text', { ...en, launch: { ...launch, title: '' } }, 'launch.title is empty'],
    [
      'takes another number of facts',
      { ...en, launch: { ...launch, asked: () => 'asked' } },
      'launch.asked takes 0 facts',
    ],
    [
      'does not tell a fact',
      {
        ...en,
        notices: {
          ...notices,
          'settings-damaged': (_: string) => ({ title: 'Damaged', advice: 'Set aside.' }),
        },
      },
      'notices.settings-damaged does not tell ⟦1⟧',
    ],
    [
      'says nothing of one of its counts',
      { ...en, launch: { ...launch, asked: (n: unknown) => (String(n) === '1' ? '' : String(n)) } },
      'launch.asked is empty',
    ],
    [
      'does not tell a fact of a failure',
      {
        ...en,
        failures: {
          ...en.failures,
          'port-taken': (_: unknown) => ({ title: 'A port is taken', advice: 'Choose another.' }),
        },
      },
      'failures.port-taken does not tell 4100',
    ],
  ])('is told: it %s', (_, texts, problem) => {
    expect(without(texts)).toEqual([problem]);
  });
});

describe('the pseudo language', () => {
  const { texts } = pseudo();

  it('is 40 % longer and keeps facts', () => {
    expect(texts.general.loading).toBe('Lóádíng~~~');
    expect(texts.places.version('0.1.0 beta')).toMatch(/^Vérsíón 0\.1\.0 beta~+$/);
    const { title } = texts.notices['sign-in-ends']('17:40', 'North Pier');
    expect(title).toContain('17:40');
    expect(isPseudo(title)).toBe(true);
  });

  it('has the shape of every language', () => {
    const shape: Texts = texts;
    expect(Object.keys(shape)).toEqual(Object.keys(en));
  });
});
