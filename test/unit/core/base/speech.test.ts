import { expect, it } from 'vitest';
import { createSpeech } from '../../../../src/main/core/base/speech.ts';
import type { Catalogue } from '../../../../src/shared/languages/catalogue.ts';
import { en } from '../../../../src/shared/languages/en.ts';
import { pseudo } from '../../../support/window/pseudo.ts';

const french: Catalogue = { ...pseudo(), language: 'fr' };
const languages = { fr: async () => french };

it('main speaks what was preferred last, and is in English until that is read', async () => {
  const speech = createSpeech({ preference: 'fr', system: ['fr-CH'] }, languages);
  expect(speech.current()).toEqual({ texts: en, locale: 'en' });
  await speech.ready;
  expect(speech.current()).toEqual({ texts: french.texts, locale: 'fr-CH' });
});

it('main tells when it speaks another language, and only then', async () => {
  const speech = createSpeech({ preference: 'system', system: ['en'] }, languages);
  await speech.ready;
  const told: string[] = [];
  speech.onChange(() => told.push(speech.current().locale));
  await speech.prefer('system');
  await speech.prefer('en');
  expect(told).toEqual([]);
  await speech.prefer('fr');
  await speech.prefer('system');
  expect(told).toEqual(['fr', 'en']);
  expect(speech.wish()).toEqual({ preference: 'system', system: ['en'] });
});
