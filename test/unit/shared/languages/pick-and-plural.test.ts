import { describe, expect, it } from 'vitest';
import { pickLanguage } from '../../../../src/shared/languages/pick.ts';
import { plural } from '../../../../src/shared/languages/plural.ts';

const offered = ['en', 'fr', 'de', 'es', 'ja', 'zh-Hans'];

describe('the current language', () => {
  it.each([
    [['de-AT', 'en'], 'de', 'de-AT'],
    [['en-GB', 'fr'], 'en', 'en-GB'],
    [['pt-BR', 'es-MX'], 'es', 'es-MX'],
    [['zh-CN'], 'zh-Hans', 'zh-CN'],
    [['zh-SG'], 'zh-Hans', 'zh-SG'],
    [['zh'], 'zh-Hans', 'zh'],
    [['zh-TW', 'ja'], 'ja', 'ja'],
    [['zh-Hant-HK'], 'en', 'en'],
    [['sr-Latn'], 'en', 'en'],
    [['not a tag', '', 'fr'], 'fr', 'fr'],
    [[], 'en', 'en'],
  ])('for %j is %s', (preferred, language, locale) => {
    expect(pickLanguage(preferred, offered)).toEqual({ language, locale });
  });
});

describe('a plural', () => {
  it.each([
    ['en', 0, 'many'],
    ['en', 1, 'one'],
    ['en', 2, 'many'],
    ['fr', 0, 'one'],
    ['fr', 1, 'one'],
    ['ja', 1, 'many'],
  ])('in %s of %d is %s', (language, count, form) => {
    expect(plural(language, count, { one: 'one', other: 'many' })).toBe(form);
  });
});
