import { describe, expect, it } from 'vitest';
import { ruleSentence } from '../../../../src/shared/base/rule-text.ts';
import { USER_NAME } from '../../../../src/shared/connections/dcv.ts';
import { english, translations } from '../../../../src/shared/languages/message-loaders.ts';
import { messages } from '../../../../src/shared/languages/messages/en.arb';

describe('a rule of a schema', () => {
  it.each([
    ['("nimble" | "ec2")', 'Use one of nimble, ec2.'],
    ['"practice"', 'Use practice.'],
    ['true', 'Use true.'],
    ['string', 'Use text in quotation marks.'],
    ['number', 'Use a number.'],
    ['boolean', 'Use true or false.'],
    ['Object', 'Use an object in braces.'],
    ['Array', 'Use a list in brackets.'],
    ['<=240', 'Use at most 240.'],
    ['>=1', 'Use at least 1.'],
    ['/^[A-Z]{3}$/', 'This value is not valid.'],
    ['("a" | Object)', 'This value is not valid.'],
    ['', 'This value is not valid.'],
  ])('%s has a sentence', (expected, words) => {
    expect(ruleSentence({ rule: 'unlike', expected }, messages.rules)).toBe(words);
  });
});

describe('the sentence about user names', () => {
  const marks = Array.from({ length: 0x7f - 0x21 }, (_, nth) => String.fromCharCode(0x21 + nth))
    .filter((character) => /[^A-Za-z0-9]/.test(character))
    .filter((mark) => USER_NAME.test(`a${mark}b`))
    // It separates the domain.
    .filter((mark) => mark !== '\\');

  it.each(Object.entries({ en: async () => english, ...translations }))(
    'lists the characters that are allowed: %s',
    async (_name, read) => {
      const { messages: words } = await read();
      const listed = / _[ .@+$'-]*/.exec(words.rules.said.user)?.[0] ?? '';
      expect(marks.length).toBeGreaterThan(5);
      expect(new Set(listed.replaceAll(' ', ''))).toEqual(new Set(marks));
    },
  );
});
