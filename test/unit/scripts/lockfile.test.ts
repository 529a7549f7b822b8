import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownBadVersions } from '../../../scripts/lib/setup/known-bad-versions.mjs';
import { lockfileProblems } from '../../../scripts/lib/setup/lockfile.mjs';

type Json = Parameters<typeof lockfileProblems>[0];

const read = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')) as Json;
const integrity = 'sha512-made-up==';
const bad = [{ name: 'rope', from: '2.0.0', below: '2.1.0', why: 'it tears' }];

interface Parts {
  readonly manifest?: Json;
  /** The lockfile's copy of the manifest. */
  readonly own?: Json;
  readonly entries?: Json;
  readonly lockfileVersion?: number;
}

/** A valid lockfile that matches its manifest, with these changes. */
function problemsOf({ manifest = {}, own = {}, entries = {}, lockfileVersion = 3 }: Parts = {}) {
  const wanted = { dependencies: { rope: '1.2.3' }, ...manifest };
  const packages = {
    '': { dependencies: { rope: '1.2.3' }, ...own },
    'node_modules/rope': { version: '1.2.3', integrity },
    ...entries,
  };
  return lockfileProblems(wanted, { lockfileVersion, packages }, bad);
}
const rope = (entry: Json): Parts => ({ entries: { 'node_modules/rope': entry } });

describe('a lockfile', () => {
  it('without problems is accepted', () => {
    expect(problemsOf()).toEqual([]);
  });

  it.each<[string, Parts, string[]]>([
    ['of another version', { lockfileVersion: 2 }, ['package-lock.json is not of version 3']],
    [
      'that has a package that package.json does not name',
      { own: { dependencies: { rope: '1.2.3', sail: '1.0.0' } } },
      ['sail is locked in dependencies, but not in package.json'],
    ],
    [
      'that lacks a package',
      { manifest: { devDependencies: { sail: '1.0.0' } } },
      [
        'devDependencies: sail is 1.0.0, but not in the lockfile',
        'devDependencies: sail is 1.0.0, but the lockfile installs none',
      ],
    ],
    [
      'of a version that is not exact',
      { manifest: { dependencies: { rope: '^1.2.3' } }, own: { dependencies: { rope: '^1.2.3' } } },
      ['dependencies: rope is "^1.2.3", which is no exact version'],
    ],
    [
      'that installs another version',
      rope({ version: '1.2.4', integrity }),
      ['dependencies: rope is 1.2.3, but the lockfile installs 1.2.4'],
    ],
    [
      'of an alias that matches package.json',
      {
        manifest: { dependencies: { rope: 'npm:@fine/rope@1.2.3' } },
        own: { dependencies: { rope: 'npm:@fine/rope@1.2.3' } },
      },
      [],
    ],
    [
      'of an override that is not exact, however deep',
      { manifest: { overrides: { a: { b: { c: '~1.0.0' } }, d: '$rope', e: '1.0.0' } } },
      ['overrides: c is "~1.0.0", which is no exact version'],
    ],
    ['without an integrity', rope({ version: '1.2.3' }), ['node_modules/rope has no integrity']],
    [
      'that names a host',
      rope({ version: '1.2.3', integrity, resolved: 'https://h.example/rope.tgz' }),
      [
        'node_modules/rope is tied to a host by "resolved" (see omit-lockfile-registry-resolved in .npmrc)',
      ],
    ],
    [
      'with a link and a bundled package',
      { entries: { a: { link: true }, b: { inBundle: true } } },
      [],
    ],
  ])('%s', (_, given, problems) => {
    expect(problemsOf(given)).toEqual(problems);
  });

  it.each([
    ['1.9.9', false],
    ['2.0.0', true],
    ['2.0.99', true],
    ['2.0.0-beta.1', true],
    ['2.1.0', false],
    ['10.0.0', false],
  ])('with a known bad range has a problem with %s: %s', (version, isBad) => {
    const problems = problemsOf({
      entries: {
        'node_modules/mast/node_modules/rope': { version, integrity },
        'node_modules/alias': { name: 'rope', version, integrity },
      },
    });
    const why = `is ${version}: it tears; 2.1.0 is good`;
    expect(problems).toEqual(
      isBad ? [`node_modules/mast/node_modules/rope ${why}`, `node_modules/alias ${why}`] : [],
    );
  });
});

describe("this project's lockfile", () => {
  const manifest = read('package.json');
  const lock = read('package-lock.json');
  const versionsOf = (name: string) =>
    Object.entries(lock.packages as Record<string, { version: string }>)
      .filter(([path]) => path.endsWith(`node_modules/${name}`))
      .map(([, { version }]) => version);

  it('has no problems', () => {
    expect(lockfileProblems(manifest, lock, knownBadVersions)).toEqual([]);
  });

  it('has the versions that the overrides name, and no others', () => {
    const overrides = manifest.overrides as { '@aws-sdk/client-nimble': Record<string, string> };
    for (const [name, version] of Object.entries(overrides['@aws-sdk/client-nimble'])) {
      expect(versionsOf(name), name).toEqual([version]);
    }
  });

  it('installs each version of the SDK’s packages once, so that bundles contain no copies', () => {
    const entries = Object.entries(lock.packages as Record<string, { version: string }>)
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1) ?? ''} ${version}`)
      .filter((entry) => /^@(aws-sdk|aws-crypto|smithy)\//.test(entry));
    expect(entries.length).toBeGreaterThan(50);
    // Two old packages need these, and both are nested below the newer ones at the top. They add
    // hardly anything to main.
    expect(entries.filter((entry, at) => entries.indexOf(entry) !== at)).toEqual([
      '@smithy/fetch-http-handler 2.5.0',
      '@smithy/node-http-handler 2.5.0',
    ]);
  });

  it.each([
    ['@smithy/config-resolver', '2.2.0', /region/],
    ['@smithy/config-resolver', '4.7.1', /region/],
    ['fast-xml-parser', '4.2.5', /entit/],
    ['fast-xml-parser', '4.5.6', /entit/],
    ['uuid', '9.0.1', /buffer/],
  ])('would be refused with %s %s', (name, version, why) => {
    const path = `node_modules/${name}`;
    expect(versionsOf(name)).not.toContain(version);
    const packages = { ...(lock.packages as object), [path]: { version, integrity } };
    const problems = lockfileProblems(manifest, { ...lock, packages }, knownBadVersions);
    expect(problems).toEqual([expect.stringMatching(why)]);
    expect(problems[0]).toContain(`${path} is ${version}: `);
  });

  it.each(knownBadVersions)(
    'would be refused with the first bad $name',
    ({ name, from, below }) => {
      const path = `node_modules/mast/node_modules/${name}`;
      const entry = { version: from ?? '0.0.0', integrity };
      const packages = { ...(lock.packages as object), [path]: entry };
      const problems = lockfileProblems(manifest, { ...lock, packages }, knownBadVersions);
      expect(problems).toEqual([expect.stringContaining(`; ${below} is good`)]);
    },
  );
});
