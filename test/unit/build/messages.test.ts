import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { makeDeclarations, MESSAGES } from '../../../build/messages/declarations.ts';
import { declarationOf, declarationOfOther, moduleOf } from '../../../build/messages/generate.ts';
import { compileLanguage } from '../../../build/messages/language.ts';
import { countText } from '../../../src/shared/languages/count-text.ts';
import { plural } from '../../../src/shared/languages/plural.ts';

const arb = (messages: object, locale = 'en') =>
  JSON.stringify({ '@@locale': locale, ...messages }, null, 2);

type FormatMessage = (args: object) => string;

interface Context {
  readonly plural: typeof plural;
  readonly countText: typeof countText;
  readonly messages?: Record<string, string | FormatMessage>;
}

/** The messages of a compiled file, from running its module. */
function run(messages: object, locale: string): Record<string, string | FormatMessage> {
  const code = moduleOf(compileLanguage(arb(messages, locale)))
    .replace("import { plural } from '../plural.ts';", '')
    .replace("import { countText } from '../count-text.ts';", '')
    .replace('export const messages', 'messages');
  const context: Context = { plural, countText };
  runInNewContext(code, context);
  return context.messages ?? {};
}
const format = (pattern: string, args: object, locale = 'en') => {
  const { text } = run({ text: pattern }, locale);
  return typeof text === 'function' ? text(args) : text;
};

describe('a message', () => {
  it.each([
    ["This machine's clock", {}, "This machine's clock"],
    ["`a` $'{'b'}' \\ c\n", {}, '`a` ${b} \\ c\n'],
    ["`{name}` $'{'b'}' \\", { name: 'x' }, '`x` ${b} \\'],
    ['`{name}` $\\', { name: 'x' }, '`x` $\\'],
    ["an '{escaped}' brace", {}, 'an {escaped} brace'],
    ['Port {port} is taken', { port: 4100 }, 'Port 4100 is taken'],
    ['{name}', { name: 7 }, '7'],
    ['{n, plural, one {{n} file} other {{n} files}}', { n: 1 }, '1 file'],
    ['{n, plural, one {{n} file} other {{n} files}}', { n: 10_000 }, '10,000 files'],
    ['port {n}, {n, plural, other {{n} files}}', { n: 8443 }, 'port 8443, 8,443 files'],
    ['{n, plural, =0 {none} one {one} other {many}}', { n: 0 }, 'none'],
    ['{n, plural, other {{n} more}}', { n: 3 }, '3 more'],
    [
      'a {k, select, x {first {n, plural, =1 {l} other {r}}} other {second}}',
      { k: 'x', n: 1 },
      'a first l',
    ],
    ['{k, select, x {first} other {second}}', { k: 'toString' }, 'second'],
  ])('%j with %j is %j', (pattern, args, text) => {
    expect(format(pattern, args)).toBe(text);
  });

  it('uses the plural forms of its own language', () => {
    const pattern = '{n, plural, one {one} other {many}}';
    expect([format(pattern, { n: 0 }, 'fr'), format(pattern, { n: 0 }, 'en')]).toEqual([
      'one',
      'many',
    ]);
  });

  it.each(['{evil}', "'{'", '<b>bold</b>', '${1+1}', '`', '\\u0041', '{n, plural, other {x}}'])(
    'inserts an argument unchanged: %s',
    (value) => {
      expect(format('a {x} b', { x: value })).toBe(`a ${value} b`);
      expect(format('{k, select, y {{x}} other {}}', { k: 'y', x: value })).toBe(value);
    },
  );
});

describe('a message file', () => {
  const english = compileLanguage(
    arb({
      'list.title': 'List',
      'list.count': '{count, plural, one {# row} other {rows}}'.replace('#', '{count}'),
      'list.named': '{name}',
      '@list.named': { placeholders: { name: { type: 'String' }, hour: { type: 'num' } } },
    }),
  );
  const whole = { 'list.title': 'Liste', 'list.count': '{count}', 'list.named': '{name}' };

  it('is typed by the English file', () => {
    expect(english.problems).toEqual([]);
    expect(declarationOf(english)).toContain(
      [
        '  readonly list: {',
        '    readonly title: string;',
        '    readonly count: (args: { readonly count: number }) => string;',
        '    readonly named: (args: { readonly name: string; readonly hour: number }) => string;',
        '  };',
      ].join('\n'),
    );
  });

  it('can use arguments that English declares but does not use', () => {
    const named = '{hour, plural, =1 {la} other {las}} {name}';
    const german = compileLanguage(arb({ ...whole, 'list.named': named }, 'es'), english);
    expect(german.problems).toEqual([]);
    expect(declarationOfOther('es.arb', german)).toContain('messages: Messages;');
  });

  it.each<[string, object, string]>([
    ['a text is missing', { 'list.title': undefined }, 'list.title: missing'],
    ['a text is empty', { 'list.title': '' }, 'list.title: empty'],
    ['a key is unknown', { 'list.titel': 'x' }, 'list.titel: not in English'],
    [
      'an argument is unknown',
      { 'list.named': '{nmae}' },
      'list.named: {nmae} is not one of its arguments',
    ],
    [
      'a text has arguments where English has none',
      { 'list.title': '{x}' },
      'list.title: {x} is not one of its arguments',
    ],
    [
      'a text is used as a number',
      { 'list.named': '{name, plural, other {x}}' },
      'list.named: {name} is not a number',
    ],
    [
      'a number is used as a text',
      { 'list.count': '{count, select, other {x}}' },
      'list.count: {count} is not a text',
    ],
    [
      'a form is missing',
      { 'list.count': '{count, plural, one {x}}' },
      'list.count: MISSING_OTHER_CLAUSE',
    ],
    [
      'a brace is not closed',
      { 'list.named': '{name' },
      'list.named: EXPECT_ARGUMENT_CLOSING_BRACE',
    ],
    [
      'a number is formatted',
      { 'list.count': '{count, number}' },
      'list.count: numbers, dates, times and tags are not written by messages',
    ],
    [
      'the number is written as #',
      { 'list.count': '{count, plural, other {#}}' },
      'list.count: write the argument in braces instead of #',
    ],
  ])('does not compile if %s', (_, change, problem) => {
    const german = compileLanguage(arb({ ...whole, ...change }, 'de'), english);
    expect(german.problems).toEqual([problem]);
    const declaration = declarationOfOther('de.arb', german);
    expect(declaration).not.toContain('messages: Messages');
    expect(declaration).toContain(JSON.stringify(problem));
  });

  it.each<[string, string]>([
    ['{ "@@locale": "en", "a": "x", "a.b": "y" }', '"a" is a message'],
    ['{ "@@locale": "en", "a.b": "y", "a": "x" }', '"a" is a group of messages'],
    ['{\n  "@@locale": "en",\n  "a": "x",\n  "a": "y"\n}', '"a" is there twice'],
    ['{ "@@locale": "en", "@b": {} }', '"@b" is about a message that is not there'],
    ['{ "a": "x" }', '"@@locale" is missing'],
    ['{ "@@locale": "en", "a": 1 }', '"a" is not a text'],
  ])('is refused: %s', (text, why) => {
    expect(() => moduleOf(compileLanguage(text))).toThrow(why);
  });
});

describe('the message files of the program', () => {
  const { files, problems } = makeDeclarations(MESSAGES);

  it('are complete', () => {
    expect(problems).toEqual([]);
  });

  it.each([...files])('are compiled and up to date in %s: npm run messages', (name, text) => {
    expect(readFileSync(path.join(MESSAGES, name), 'utf8')).toBe(text);
  });
});
