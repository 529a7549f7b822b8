import { expect, it } from 'vitest';
import { createLocaleFollower } from '../../../../src/main/core/base/locale-follower.ts';
import type { LanguageMessages } from '../../../../src/shared/languages/language-messages.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { pseudo } from '../../../support/window/pseudo.ts';

const french: LanguageMessages = { ...pseudo(), language: 'fr' };
const languages = { fr: async () => french };

it('main speaks what was preferred last, and is in English until that is read', async () => {
  const locale = createLocaleFollower({ preference: 'fr', system: ['fr-CH'] }, languages);
  expect(locale.current()).toEqual({ messages: en, locale: 'en' });
  await locale.ready;
  expect(locale.current()).toEqual({ messages: french.messages, locale: 'fr-CH' });
});

it('main tells when it speaks another language, and only then', async () => {
  const locale = createLocaleFollower({ preference: 'system', system: ['en'] }, languages);
  await locale.ready;
  const told: string[] = [];
  locale.onChange(() => told.push(locale.current().locale));
  await locale.prefer('system');
  await locale.prefer('en');
  expect(told).toEqual([]);
  await locale.prefer('fr');
  await locale.prefer('system');
  expect(told).toEqual(['fr', 'en']);
  expect(locale.preferred()).toEqual({ preference: 'system', system: ['en'] });
});
