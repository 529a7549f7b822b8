import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedProfiles } from '../../../../src/main/adapters/profiles/aws-config.ts';
import { isGroup, parseIni } from '../../../../src/main/adapters/profiles/aws-ini.ts';

/** The Python that has the AWS CLI's botocore, if there is one. */
const python = ['/usr/bin/python3', 'python3'].find((command) =>
  ['botocore.configloader', 'awscli.botocore.configloader'].some(
    (name) => spawnSync(command, ['-c', `import ${name}`]).status === 0,
  ),
);

type Profiles = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Texts = readonly [config: string, credentials: string];

/** What botocore reads in each pair of files; null for those that it refuses. */
function readWithBotocore(texts: readonly Texts[]): readonly (Profiles | null)[] {
  const script = fileURLToPath(new URL('../../../support/sign-in/botocore.py', import.meta.url));
  const input = JSON.stringify(texts);
  const env = { ...process.env, PYTHONUTF8: '1' };
  const { stdout, stderr, status } = spawnSync(python ?? '', [script], {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  // What the script above prints.
  return JSON.parse(stdout) as readonly (Profiles | null)[];
}

type Named<T> = Iterable<readonly [string, T]>;
const sorted = <T>(of: Named<T>) => [...of].sort(([one], [other]) => (one < other ? -1 : 1));

/** Without names that Stagedoor skips, and groups, which botocore parses further. */
const comparable = (profiles: Named<Named<unknown>>) =>
  sorted(profiles)
    .filter(([name]) => name !== '' && name !== '__proto__')
    .map(([name, values]) => [
      name,
      sorted(values).filter(([, value]) => typeof value === 'string' && !isGroup(value)),
    ]);

const readHere = ([config, credentials]: Texts) =>
  comparable(mergedProfiles(parseIni(config).sections, parseIni(credentials).sections));

const readThere = (profiles: Profiles) =>
  comparable(
    Object.entries(profiles).map(([name, values]) => [name, Object.entries(values)] as const),
  );

const piece = fc.constantFrom(
  ...[
    '[',
    ']',
    '"',
    "'",
    '\\',
    '#',
    ';',
    '=',
    ':',
    ' ',
    '  ',
    '\t',
    'profile',
    'profile ',
    'default',
  ],
  ...['sso-session ', 'DEFAULT', 'a', 'b', 'Größe', '制作', 'x y', '%', '$HOME', '/*', ',', '[x]'],
);
const words = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const header = fc.oneof(
  { weight: 5, arbitrary: words.map((text) => `[profile ${text}]`) },
  { weight: 2, arbitrary: words.map((text) => `[${text}]`) },
  {
    weight: 2,
    arbitrary: fc.tuple(words, words).map(([name, rest]) => `[profile ${name}] ${rest}`),
  },
  fc.constantFrom('[default]', '[profile default]', '[DEFAULT]', '[profile a]', '[profile "a"]'),
);
const blank = fc.constantFrom('', '', '', ' ', '    ', '\t');
const setting = fc
  .tuple(
    blank,
    fc.stringMatching(/^[a-z_A-Z-]{1,4}[0-9]{0,3}$/),
    fc.constantFrom('=', ' = ', ': ', '= '),
    words,
  )
  .map((parts) => parts.join(''));
const line = fc.oneof(
  { weight: 6, arbitrary: setting },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('  ', '\t\t'), words).map((parts) => parts.join('')),
  },
  fc.constantFrom('', '  ', '# note', '  ; note', 's3 =', '  c = d'),
);
const section = fc
  .tuple(header, fc.array(line, { maxLength: 5 }))
  .map(([top, lines]) => [top, ...lines]);
const file = fc
  .tuple(fc.array(section, { maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([sections, end]) => sections.flat().join(end));

describe.skipIf(python === undefined)('botocore', () => {
  it('reads the same profiles and settings as Stagedoor in every file it accepts', () => {
    // An indented header continues a value in Python. Here it starts a section, see `parseIni`.
    const isAlike = ([config, credentials]: Texts) =>
      !/^[^\S\r\n]+\[/m.test(`${config}\n${credentials}`.replaceAll('\r', '\n')) &&
      !/^\[[^\]]*$/m.test(`${config}\n${credentials}`.replaceAll('\r', '\n'));
    const texts = fc.sample(fc.tuple(file, file), { numRuns: 1_000, seed: 14 }).filter(isAlike);
    let compared = 0;
    for (const [at, profiles] of readWithBotocore(texts).entries()) {
      const pair = texts[at];
      if (profiles === null || pair === undefined) continue;
      expect({ pair, read: readHere(pair) }).toEqual({ pair, read: readThere(profiles) });
      compared += 1;
    }

    expect(compared).toBeGreaterThan(200);
  });
});
