import { expect, it } from 'vitest';
import { createLocaleFollower } from '../../../../src/main/core/base/locale-follower.ts';
import type { LanguageMessages } from '../../../../src/shared/languages/language-messages.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { pseudo } from '../../../support/window/pseudo.ts';

const french: LanguageMessages = { ...pseudo(), language: 'fr' };
const languages = { fr: async () => french };

it('the main process is in English until the preferred language has been read', async () => {
  const locale = createLocaleFollower({ preference: 'fr', system: ['fr-CH'] }, languages);
  expect(locale.current()).toEqual({ messages: en, locale: 'en' });
  await locale.ready;
  expect(locale.current()).toEqual({ messages: french.messages, locale: 'fr-CH' });
});

it('listeners are notified when the language changes, and only then', async () => {
  const locale = createLocaleFollower({ preference: 'system', system: ['en'] }, languages);
  await locale.ready;
  const notified: string[] = [];
  locale.onChange(() => notified.push(locale.current().locale));
  await locale.prefer('system');
  await locale.prefer('en');
  expect(notified).toEqual([]);
  await locale.prefer('fr');
  await locale.prefer('system');
  expect(notified).toEqual(['fr', 'en']);
  expect(locale.preferred()).toEqual({ preference: 'system', system: ['en'] });
});
