import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translations } from '../../../../src/shared/languages/message-loaders.ts';
import { TAGS } from '../../../../src/shared/languages/tags.ts';
import {
  parseLocaleQuery,
  preferredTags,
  localeQuery,
  type LocalePreference,
} from '../../../../src/shared/languages/locale-preference.ts';
import { Language } from '../../../../src/shared/settings/preferences.ts';

describe('the preferred language', () => {
  it.each<[LocalePreference, readonly string[]]>([
    [{ preference: 'system', system: ['de-AT', 'en'] }, ['de-AT', 'en']],
    [{ preference: 'de', system: ['fr-CH', 'de-AT', 'en'] }, ['de-AT', 'de']],
    [{ preference: 'zh', system: ['zh-TW', 'zh-SG'] }, ['zh-SG', 'zh-Hans']],
    [{ preference: 'ja', system: ['not a tag'] }, ['ja']],
  ])('of %j is %j', (preferred, tags) => {
    expect(preferredTags(preferred)).toEqual(tags);
  });

  it('is parsed back unchanged from the address of a page', () => {
    const tag = fc.constantFrom('de-AT', 'zh-Hans-CN', 'en', 'sr-Latn');
    const preferred = fc.record({
      preference: fc.constantFrom(...Language.options),
      system: fc.array(tag, { minLength: 1, maxLength: 20 }),
    });
    fc.assert(
      fc.property(preferred, (one) => {
        expect(parseLocaleQuery(localeQuery(one), [])).toEqual(one);
      }),
    );
  });

  it.each(['', '?', '?language=tlh', '?language=__proto__', '?system=,,'])(
    'is that of the browser if the query of the address is %j',
    (query) => {
      expect(parseLocaleQuery(query, ['de'])).toEqual({ preference: 'system', system: ['de'] });
    },
  );

  it('is limited to twenty system languages in an address', () => {
    const system = Array.from({ length: 500 }, () => `x-${'y'.repeat(30)}`);
    expect(localeQuery({ preference: 'de', system: [...system, 'z'.repeat(9_999)] }).length).toBe(
      localeQuery({ preference: 'de', system: system.slice(0, 20) }).length,
    );
  });
});

describe('the available languages', () => {
  it('are known to Intl by their tags', () => {
    const tags = Object.values(TAGS);
    expect(Intl.getCanonicalLocales(tags)).toEqual(tags);
  });

  it.each(Object.entries(translations))('have their own messages: %s', async (name, read) => {
    expect((await read()).language).toBe(TAGS[name as keyof typeof TAGS]);
  });
});
