import { describe, expect, it } from 'vitest';
import { ruleSentence } from '../../../../src/shared/base/rule-text.ts';
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
