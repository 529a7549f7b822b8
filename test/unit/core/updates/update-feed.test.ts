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

  it('from our script is parsed, and applies to all machines by default', () => {
    const text = feedText('1.3.0', [{ name: 'a.exe', content: Buffer.from('x') }], 100);
    expect(parseFeed(text)).toMatchObject({ percent: 100, files: [{ name: 'a.exe', bytes: 1 }] });
  });

  it.each([
    ['that is YAML', 'version: 1.3.0\nfiles:\n  - url: a.exe\n'],
    ['that is a list', JSON.stringify([feed])],
    ['of which there are two', `${JSON.stringify(feed)}${JSON.stringify(feed)}`],
    ['that is cut', JSON.stringify(feed).slice(0, -1)],
    ['without a version', withFields({ version: undefined })],
    ['with a version that is none', withFields({ version: 'newest' })],
    ['with a version that is a number', withFields({ version: 1.3 })],
    ['with a version of two lines', withFields({ version: '1.3.0\n' })],
    ['without files', withFields({ files: undefined })],
    ['with no file', withFields({ files: [] })],
    ['with a file that is a name', withFields({ files: ['stagedoor.AppImage'] })],
    ['with a path for a name', withFile({ name: '../stagedoor.AppImage' })],
    ['with an address for a name', withFile({ name: 'https://evil.example/a.AppImage' })],
    ['with a hidden name', withFile({ name: '.profile' })],
    ['with a name with an end of a line', withFile({ name: 'a.AppImage\n' })],
    ['with a hash that is cut', withFile({ sha512: sha512.slice(2) })],
    ['with two hashes', withFile({ sha512: [sha512, sha512] })],
    ['with no size', withFile({ bytes: undefined })],
    ['with a size of nothing', withFile({ bytes: 0 })],
    ['with a size that is a text', withFile({ bytes: '1' })],
    ['with a size of a part of a byte', withFile({ bytes: 1.5 })],
    ['with a size beyond all', withFile({ bytes: 99_999_999_999 })],
    ['with a part that is a text', withFields({ percent: '10' })],
    ['with a part beyond all', withFields({ percent: 101 })],
    ['with a part below nothing', withFields({ percent: -1 })],
    ['with no part', withFields({ percent: null })],
    ['with two versions', withTwo('"version":"1.4.0"')],
    ['with two versions, one in escapes', withTwo(String.raw`"\u0076ersion":"1.4.0"`)],
    ['with two parts', withTwo('"percent":100')],
    ['with two lists of files', withTwo('"files":[]')],
    [
      'with two names of a file',
      JSON.stringify(feed).replace('"bytes":1}', '"bytes":1,"name":"b"}'),
    ],
    ['with an end on a day that is none', withFields({ expires: '2027-02-31T00:00:00Z' })],
    ['with an end that is none', withFields({ expires: 'soon' })],
    ['with an end without a zone', withFields({ expires: '2027-01-01T00:00:00' })],
    ['with an end that is a number', withFields({ expires: 1_800_000_000_000 })],
  ])('%s is refused', (_, text) => {
    expect(parseFeed(text)).toBeUndefined();
  });

  it('contains its expiry, as our script writes it', () => {
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

describe('a feed that was corrupted on the way', () => {
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
    ['of a key we know', `${line}\n`, true, undefined],
    ['beside one of a key we do not know', `${line.replace('0', '1')}\n${line}`, true, undefined],
    ['that is bad', line, false, 'signature-wrong'],
    ['of nobody we know', line.replace('0', '1'), true, 'key-unknown'],
    ['that is nothing', '\n\n', true, 'signature-missing'],
    ['among words', `${line}\nand more`, true, 'signature-wrong'],
    ['among too many', `${line}\n`.repeat(9), true, 'signature-wrong'],
  ] as const)('%s is checked', (_, text, isGood, expected) => {
    expect(problem(text, isGood)).toBe(expected);
  });
});
