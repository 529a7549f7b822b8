import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedText, withExpiry } from '../../../../scripts/lib/packaging/feed.mjs';
import { isNewer, parseFeed } from '../../../../src/main/core/updates/update-feed.ts';
import {
  signatureProblem,
  signedMessage,
} from '../../../../src/main/core/updates/update-signature.ts';

const sha512 = `${'A'.repeat(86)}==`;
const feed = {
  version: '1.3.0',
  files: [
    { name: 'stagedoor-1.3.0.AppImage', sha512, bytes: 90_000_000 },
    { name: 'stagedoor-1.3.0.zip', sha512, bytes: 1 },
  ],
  percent: 10,
};
const [image, zip] = feed.files;
const withFields = (more: object) => JSON.stringify({ ...feed, ...more });
const withFile = (more: object) => withFields({ files: [{ ...image, ...more }, zip] });
/** The text of the feed with a duplicate of `field`. */
const withTwo = (field: string) => `${JSON.stringify(feed).slice(0, -1)},${field}}`;

describe('a feed', () => {
  it('is parsed, including unknown fields of a later version', () => {
    expect(parseFeed(JSON.stringify(feed))).toEqual(feed);
    expect(parseFeed(withFields({ notes: 'x' }))).toEqual(feed);
    expect(parseFeed(withFile({ blockmap: 'x' }))).toEqual(feed);
  });

  it('from the script of Stagedoor is parsed, with its percentage', () => {
    const text = feedText('1.3.0', [{ name: 'a.exe', content: Buffer.from('x') }], 100);
    expect(parseFeed(text)).toMatchObject({ percent: 100, files: [{ name: 'a.exe', bytes: 1 }] });
  });

  it.each([
    ['that is YAML', 'version: 1.3.0\nfiles:\n  - url: a.exe\n'],
    ['that is a list', JSON.stringify([feed])],
    ['that is two JSON texts', `${JSON.stringify(feed)}${JSON.stringify(feed)}`],
    ['that is incomplete', JSON.stringify(feed).slice(0, -1)],
    ['without a version', withFields({ version: undefined })],
    ['with an invalid version', withFields({ version: 'newest' })],
    ['with a version that is a number', withFields({ version: 1.3 })],
    ['with a version with a line break', withFields({ version: '1.3.0\n' })],
    ['without files', withFields({ files: undefined })],
    ['with an empty list of files', withFields({ files: [] })],
    ['with a file that is a string', withFields({ files: ['stagedoor.AppImage'] })],
    ['with a path as a name', withFile({ name: '../stagedoor.AppImage' })],
    ['with an address as a name', withFile({ name: 'https://evil.example/a.AppImage' })],
    ['with a hidden name', withFile({ name: '.profile' })],
    ['with a name with a line break', withFile({ name: 'a.AppImage\n' })],
    ['with an incomplete hash', withFile({ sha512: sha512.slice(2) })],
    ['with two hashes', withFile({ sha512: [sha512, sha512] })],
    ['without a size', withFile({ bytes: undefined })],
    ['with a size of 0', withFile({ bytes: 0 })],
    ['with a size that is a string', withFile({ bytes: '1' })],
    ['with a fractional size', withFile({ bytes: 1.5 })],
    ['with a size that is too large', withFile({ bytes: 99_999_999_999 })],
    ['with a percentage that is a string', withFields({ percent: '10' })],
    ['with a percentage above 100', withFields({ percent: 101 })],
    ['with a negative percentage', withFields({ percent: -1 })],
    ['with null as the percentage', withFields({ percent: null })],
    ['with two versions', withTwo('"version":"1.4.0"')],
    ['with two versions, one escaped', withTwo(String.raw`"\u0076ersion":"1.4.0"`)],
    ['with two percentages', withTwo('"percent":100')],
    ['with two lists of files', withTwo('"files":[]')],
    [
      'with two names of a file',
      JSON.stringify(feed).replace('"bytes":1}', '"bytes":1,"name":"b"}'),
    ],
    ['with an expiry on an invalid date', withFields({ expires: '2027-02-31T00:00:00Z' })],
    ['with an invalid expiry', withFields({ expires: 'soon' })],
    ['with an expiry without a time zone', withFields({ expires: '2027-01-01T00:00:00' })],
    ['with an expiry that is a number', withFields({ expires: 1_800_000_000_000 })],
  ])('%s is refused', (_, text) => {
    expect(parseFeed(text)).toBeUndefined();
  });

  it('contains the expiry that the script of Stagedoor writes', () => {
    const expires = new Date('2027-11-25T09:00:00.000Z');
    const text = feedText('1.3.0', [{ name: 'a.exe', content: Buffer.from('x') }], 100, expires);
    expect(parseFeed(text)).toMatchObject({ expiresAt: expires.getTime() });
    const later = new Date('2028-11-25T09:00:00.000Z');
    expect(parseFeed(withExpiry(text, later))).toMatchObject({ expiresAt: later.getTime() });
    expect(parseFeed(withExpiry(JSON.stringify(feed), later))).toMatchObject({ version: '1.3.0' });
  });

  it('is parsed without throwing, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseFeed(text)).toBeUndefined();
      }),
    );
  });
});

describe('a feed that was corrupted in transit', () => {
  const text = JSON.stringify(feed);
  const parts = [
    '\n',
    '"',
    '-',
    '":"',
    '{"name":"',
    '../',
    '\0',
    '9',
    ',',
    '"files":',
    '\u202e',
    '',
    'A',
  ];

  /** Numbers that are the same in every run (mulberry32). */
  function createRandom(seed: number) {
    let state = seed;
    return (below: number) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
  }

  it('is refused or names only valid files, for 20,000 random changes', () => {
    const random = createRandom(18);
    let refused = 0;
    for (let nth = 0; nth < 20_000; nth++) {
      let changed = text;
      for (let times = random(3); times >= 0; times--) {
        const at = random(changed.length);
        const part =
          random(4) === 0 ? changed.slice(random(changed.length)) : parts[random(parts.length)]!;
        changed = changed.slice(0, at) + part + changed.slice(at + random(4));
      }
      const parsed = parseFeed(changed);
      if (parsed === undefined) {
        refused++;
        continue;
      }
      expect(parsed.version).toMatch(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/);
      expect(parsed.percent >= 0 && parsed.percent <= 100).toBe(true);
      for (const file of parsed.files) {
        expect(file.name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
        expect(file.sha512).toMatch(/^[A-Za-z0-9+/]{86}==$/);
        expect(Number.isSafeInteger(file.bytes) && file.bytes > 0).toBe(true);
      }
    }
    // Some changes do not matter, but most do.
    expect(refused).toBeGreaterThan(5_000);
    expect(refused).toBeLessThan(20_000);
  });
});

describe('a version', () => {
  const inOrder = [
    ...['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0'],
    ...['1.0.1', '1.2.0', '1.10.0', '2.0.0'],
  ];

  it('is newer than all earlier ones and older than all later ones', () => {
    inOrder.forEach((one, nth) => {
      inOrder.forEach((other, mth) => {
        expect(`${one} ${other} ${isNewer(one, other)}`).toBe(`${one} ${other} ${nth > mth}`);
      });
    });
  });

  it('in an unknown format is never newer', () => {
    expect(isNewer('9', '1.0.0')).toBe(false);
    expect(isNewer('9.0.0', 'next')).toBe(false);
  });
});

describe('a signature', () => {
  const id = '0123456789abcdef';
  const line = `${id} ${'A'.repeat(86)}==`;
  const message = signedMessage('latest.json', new TextEncoder().encode('version: 1.3.0'));
  const problem = (text: string, isGood = true) =>
    signatureProblem(message, text, [{ id, key: 'key' }], () => isGood);

  it('covers the name of the feed and its bytes', () => {
    expect(new TextDecoder().decode(message)).toBe('stagedoor-feed-1\nlatest.json\nversion: 1.3.0');
  });

  it.each([
    ['of a known key', `${line}\n`, true, undefined],
    ['next to one of an unknown key', `${line.replace('0', '1')}\n${line}`, true, undefined],
    ['that is bad', line, false, 'signature-wrong'],
    ['of an unknown key', line.replace('0', '1'), true, 'key-unknown'],
    ['that is empty', '\n\n', true, 'signature-missing'],
    ['with other text', `${line}\nand more`, true, 'signature-wrong'],
    ['repeated too often', `${line}\n`.repeat(9), true, 'signature-wrong'],
  ] as const)('%s has the expected problem or none', (_, text, isGood, expected) => {
    expect(problem(text, isGood)).toBe(expected);
  });
});
