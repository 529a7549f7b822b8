import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWords } from '../../../../src/main/adapters/profiles/shell-words.ts';

it.each<[string, readonly string[] | undefined]>([
  ['profile pier', ['profile', 'pier']],
  ['  profile\t pier \n', ['profile', 'pier']],
  ['profile "look dev"', ['profile', 'look dev']],
  ["profile 'look dev'", ['profile', 'look dev']],
  ['profile look\\ dev', ['profile', 'look dev']],
  ['profile look" "dev', ['profile', 'look dev']],
  ['profile "a\\"b\\\\c\\d"', ['profile', 'a"b\\c\\d']],
  ["profile 'a\\b'", ['profile', 'a\\b']],
  ['profile ""', ['profile', '']],
  ['profile a#b # c', ['profile', 'a#b', '#', 'c']],
  ["profile Single'Quote", undefined],
  ['profile "open', undefined],
  ['profile end\\', undefined],
  ['', []],
])('the command line %j has the words %j', (text, words) => {
  expect(shellWords(text)).toEqual(words);
});

it('quoted words are parsed back unchanged', () => {
  const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      expect(shellWords(words.map(quoted).join(' '))).toEqual(words);
    }),
  );
});
