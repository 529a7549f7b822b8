import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIni, groupValues } from '../../../../src/main/adapters/profiles/aws-ini.ts';
import {
  mergedProfiles,
  parseAwsConfig,
} from '../../../../src/main/adapters/profiles/aws-config.ts';

const read = (text: string) =>
  Object.fromEntries(
    [...parseIni(text).sections].map(([name, values]) => [name, Object.fromEntries(values)]),
  );

describe('an INI section', () => {
  it.each<[string, string, object]>([
    ['its header', '[pier]\na=1', { pier: { a: '1' } }],
    ['a comment after its header', '[pier] # mine\na=1', { pier: { a: '1' } }],
    ['a comment without a space', '[pier]#mine\na=1', { pier: { a: '1' } }],
    ['other text after its header', '[pier] /* mine */\na=1', { pier: { a: '1' } }],
    ['brackets in its name', '[pier [1]]\na=1', { 'pier [1]': { a: '1' } }],
    ['blanks in its name', '[ pier ]\na=1', { ' pier ': { a: '1' } }],
    ['an indented header', '  [pier]\n  a=1', { pier: { a: '1' } }],
    ['Windows line breaks', '[pier]\r\na=1\r\n', { pier: { a: '1' } }],
    ['line breaks of old Macs', '[pier]\ra=1\r', { pier: { a: '1' } }],
  ])('is parsed with %s', (_, text, sections) => {
    expect(read(text)).toEqual(sections);
  });

  it.each([
    ['text after it', '[jetty] /* bucket of jetty */'],
    ['a comment with a bracket', '[jetty] # see [1]'],
    ['no closing bracket', '[jetty'],
    ['no closing bracket, and a delimiter', '[jetty = x'],
    ['no name', '[]'],
    ['blanks before it', '    [jetty]'],
  ])('ends at the next header, even at one with %s', (_, header) => {
    const { pier } = read(`[pier]\nkey = pier\n${header}\nkey = jetty\n`);
    expect(pier).toEqual({ key: 'pier' });
  });

  it('inherits the values of [DEFAULT]', () => {
    expect(read('[pier]\na=1\n[DEFAULT]\na=2\nb=2\n[jetty]\nc=3')).toEqual({
      pier: { a: '1', b: '2' },
      jetty: { a: '2', b: '2', c: '3' },
    });
  });
});

describe('an INI value', () => {
  it.each<[string, string, object]>([
    ['an equals sign', 'a = 1', { a: '1' }],
    ['a colon', 'a: 1', { a: '1' }],
    ['a colon before an equals sign', 'a: b = c', { a: 'b = c' }],
    ['a name in capitals', 'AWS_Access_Key_ID=1', { aws_access_key_id: '1' }],
    ['quotes, which belong to it', 'region = "eu-west-1"', { region: '"eu-west-1"' }],
    ['a number sign, which belongs to it', 'a = 1 # one', { a: '1 # one' }],
    ['a semicolon, which belongs to it', 'a = sh -c "x ; y"', { a: 'sh -c "x ; y"' }],
    ['more lines', 'a = 1\n  2\n\n  3\n\nb = 4', { a: '1\n2\n\n3', b: '4' }],
    ['comments between its lines', 'a = 1\n# no\n  2\n  ; no\n  3', { a: '1\n2\n3' }],
    ['an empty value', 'a =\nb = 1', { a: '', b: '1' }],
    ['a group', 's3 =\n  a = 1\n  b = 2\nc = 3', { s3: '\na = 1\nb = 2', c: '3' }],
    ['an indented line that is not indented further', '  a = 1\n  b = 2', { a: '1', b: '2' }],
  ])('can be written with %s', (_, lines, values) => {
    expect(read(`[pier]\n${lines}\n`)).toEqual({ pier: values });
  });

  it('is ignored before the first section, without a delimiter or without a name', () => {
    expect(read('a = 1\n[pier]\nno delimiter\n  deeper\n= 2\nb = 3')).toEqual({ pier: { b: '3' } });
  });

  it('of a group has its own values', () => {
    expect(Object.fromEntries(groupValues('\na = 1\nno\nb=2 = 3'))).toEqual({ a: '1', b: '2 = 3' });
    expect(groupValues('a = 1').size).toBe(0);
  });
});

/**
 * A file as users and tools write it, with the values that botocore reads from it. The model knows the
 * notations and their meaning, but not how a file is parsed.
 */
describe('any valid INI file', () => {
  const plainName = fc.stringMatching(/^[\w.@:+/,!%&()=-][\w.@:+/,!%&()=é制-]{0,12}$/);
  const spacedName = fc.stringMatching(/^[\w&(][\w &()#;[\]-]{0,12}[\w)]$/);
  const name = fc.oneof(
    plainName.map((text) => ({ text, written: text })),
    spacedName.map((text) => ({ text, written: `"${text}"` })),
    spacedName.map((text) => ({ text, written: `'${text}'` })),
    spacedName.map((text) => ({ text, written: text.replaceAll(' ', String.raw`\ `) })),
  );
  const behind = fc.constantFrom('', ' ', ' # mine', '#mine', ' ; mine', ' /* mine */', ' text');
  const setting = fc.constantFrom('region', 'role_arn', 'aws_access_key_id', 'sso_session', 'x-y');
  const word = fc.stringMatching(/^[\w"'#;:=/{}\\$%-]{1,8}$/);
  const line = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' '))
    // A continuation line that starts like a comment or a header is one.
    .filter((text) => !/^[#;[]/.test(text));
  const noise = fc.constantFrom('# note', '  ; note', '#[profile no]', '; a = b');
  const value = fc.record({
    setting,
    isUpper: fc.boolean(),
    delimiter: fc.constantFrom('=', ' = ', ': ', ' :', '\t=\t'),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    noise: fc.option(noise, { nil: undefined }),
  });
  const section = fc.record({
    name,
    blanks: fc.constantFrom(' ', '  '),
    behind,
    values: fc.uniqueArray(value, { maxLength: 4, selector: (one) => one.setting }),
  });
  const file = fc.record({
    sections: fc.uniqueArray(section, { maxLength: 5, selector: (one) => one.name.text }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    indent: fc.constantFrom('', ' ', '\t'),
  });
  type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

  const written = ({ sections, lineEnd, indent }: File): string =>
    sections
      .flatMap((one) => [
        `[profile${one.blanks}${one.name.written}]${one.behind}`,
        ...one.values.flatMap(({ setting, isUpper, delimiter, lines, noise }) => [
          indent + (isUpper ? setting.toUpperCase() : setting) + delimiter + (lines[0] ?? ''),
          ...(noise === undefined ? [] : [noise]),
          ...lines.slice(1).map((more) => `${indent}  ${more}`),
        ]),
        '',
      ])
      .join(lineEnd);
  const meant = ({ sections }: File) =>
    sections.map(({ name, values }) => [
      name.text,
      values.map(({ setting, lines }) => [setting, lines.join('\n')]),
    ]);

  it('has the profiles and settings that were written', () => {
    fc.assert(
      fc.property(file, (one) => {
        const profiles = mergedProfiles(parseIni(written(one)).sections, new Map());
        expect([...profiles].map(([name, values]) => [name, [...values]])).toEqual(meant(one));
      }),
      { numRuns: 500 },
    );
  });
});

it('any text is parsed without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (config, credentials) => {
      expect(parseAwsConfig(config, credentials).profiles.has('')).toBe(false);
    }),
  );
});

it('inherited settings are copied only while they are not much larger than the file', () => {
  const inherited = Array.from({ length: 1_000 }, (_, nth) => `name${nth}=x`).join('\n');
  const named = (count: number) =>
    Array.from({ length: count }, (_, nth) => `[p${nth}]`).join('\n');
  const sizesOf = (count: number) =>
    [...parseIni(`[DEFAULT]\n${inherited}\n${named(count)}`).sections.values()].map(
      ({ size }) => size,
    );
  expect(sizesOf(100)).toEqual(Array.from({ length: 100 }, () => 1_000));
  expect(sizesOf(101)).toEqual(Array.from({ length: 101 }, () => 0));
});
