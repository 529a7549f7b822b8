import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedText, withExpiry } from '../../../../scripts/lib/packaging/feed.mjs';
import { isNewer, parseFeed } from '../../../../src/main/core/updates/update-feed.ts';
import {
  signatureProblem,
  signedMessage,
} from '../../../../src/main/core/updates/update-signature.ts';

const sha512 = `${'A'.repeat(86)}==`;
const feed = [
  'version: 1.3.0',
  'files:',
  '  - url: stagedoor-1.3.0.AppImage',
  `    sha512: ${sha512}`,
  '    size: 90000000',
  '    blockMapSize: 90000',
  '  - url: stagedoor-1.3.0.zip',
  `    sha512: ${sha512}`,
  '    size: 1',
  'path: stagedoor-1.3.0.AppImage',
  `sha512: ${sha512}`,
  "releaseDate: '2026-11-25T09:00:00.000Z'",
  'stagingPercentage: 10',
  '',
];
const withLine = (nth: number, line: string) => feed.with(nth, line).join('\n');

describe('a feed', () => {
  it('as electron-builder writes it is read', () => {
    const expected = {
      ...{ version: '1.3.0', percent: 10 },
      files: [
        { name: 'stagedoor-1.3.0.AppImage', sha512, bytes: 90_000_000 },
        { name: 'stagedoor-1.3.0.zip', sha512, bytes: 1 },
      ],
    };
    expect(parseFeed(feed.join('\n'))).toEqual(expected);
    expect(parseFeed(feed.join('\r\n'))).toEqual(expected);
    expect(parseFeed(withLine(0, "version: '1.3.0'"))).toEqual(expected);
  });

  it('as our script writes it is read, for all machines where it says nothing else', () => {
    const text = feedText('1.3.0', [{ name: 'a.exe', content: Buffer.from('x') }], 100);
    expect(parseFeed(text)).toMatchObject({ percent: 100, files: [{ name: 'a.exe', bytes: 1 }] });
  });

  it.each([
    ['without a version', withLine(0, '')],
    ['with two versions', withLine(9, 'version: 1.4.0')],
    ['with a version that is none', withLine(0, 'version: newest')],
    ['without files', withLine(1, 'fils:')],
    ['with a path for a name', withLine(2, '  - url: ../stagedoor.AppImage')],
    ['with an address for a name', withLine(2, '  - url: https://evil.example/a.AppImage')],
    ['with a hidden name', withLine(2, '  - url: .profile')],
    ['with a hash that is cut', withLine(3, `    sha512: ${sha512.slice(2)}`)],
    ['with two hashes', withLine(5, `    sha512: ${sha512}`)],
    ['with no size', withLine(4, '')],
    ['with a size of nothing', withLine(4, '    size: 0')],
    ['with a size beyond all', withLine(4, '    size: 99999999999')],
    ['with a part that is none', withLine(12, 'stagingPercentage: few')],
    ['with a part beyond all', withLine(12, 'stagingPercentage: 101')],
    ['with a part in hexadecimal', withLine(12, 'stagingPercentage: 0x64')],
    ['with a part in powers', withLine(12, 'stagingPercentage: 1e2')],
    ['with no part', withLine(12, "stagingPercentage: ''")],
    ['with two parts', withLine(13, 'stagingPercentage: 100')],
    ['with two lists of files', withLine(13, 'files:')],
    ['with two names of a file', withLine(5, '    url: other.AppImage')],
    ['with two sizes', withLine(5, '    size: 7')],
    ['with a quoted name twice', withLine(13, '"version": 1.4.0')],
    ['with a name in escapes', withLine(13, '"\\x76ersion": 1.4.0')],
    ['with a quoted name', withLine(13, '"releaseName": x')],
    ['with a name of two lines', withLine(13, '? version\n: 1.4.0')],
    ['with fields of another place', withLine(13, '<<: {version: 1.4.0}')],
    ['with fields in braces', withLine(13, '{version: 1.4.0}')],
    ['with a second document', withLine(13, '---\nfiles: []')],
    ['with a name after a blank', withLine(13, 'version\u00a0: 1.4.0')],
    ['with a line of old Macs', withLine(13, 'releaseName: x\rversion: 1.4.0')],
    ['with a separator of lines', withLine(13, 'releaseName: x\u2028version: 1.4.0')],
    ['with a next line', withLine(13, 'releaseName: x\u0085version: 1.4.0')],
    ['with a form feed', withLine(13, 'releaseName: x\fversion: 1.4.0')],
    ['with nothing in its text', withLine(13, 'releaseName: x\0y')],
    ['with an end on a day that is none', withLine(13, "expires: '2027-02-31T00:00:00Z'")],
    ['with an end that is none', withLine(13, 'expires: soon')],
    ['with an end without a zone', withLine(13, "expires: '2027-01-01T00:00:00'")],
  ])('%s is not understood', (_, text) => {
    expect(parseFeed(text)).toBeUndefined();
  });

  it('says until when it is valid, as our script writes it', () => {
    const expires = new Date('2027-11-25T09:00:00.000Z');
    const text = feedText('1.3.0', [{ name: 'a.exe', content: Buffer.from('x') }], 100, expires);
    expect(parseFeed(text)).toMatchObject({ expiresAt: expires.getTime() });
    const later = new Date('2028-11-25T09:00:00.000Z');
    expect(parseFeed(withExpiry(text, later))).toMatchObject({ expiresAt: later.getTime() });
    expect(parseFeed(withExpiry(feed.join('\n'), later))).toMatchObject({ version: '1.3.0' });
  });

  it('is read without throwing, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseFeed(text)).toBeUndefined();
      }),
    );
  });
});

describe('a feed that was changed on the way', () => {
  const text = feed.join('\n');
  const parts = ['\n', '\r', '-', ': ', '  - url: ', '../', '\0', '9', "'", 'files:', '\u202e', ''];

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

  it('is refused, or names only files that can be fetched: 20,000 of them', () => {
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
    // Some changes do not matter, and most do.
    expect(refused).toBeGreaterThan(5_000);
    expect(refused).toBeLessThan(20_000);
  });
});

describe('a version', () => {
  const inOrder = [
    ...['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0'],
    ...['1.0.1', '1.2.0', '1.10.0', '2.0.0'],
  ];

  it('is newer than all that came before it, and than none that came after', () => {
    inOrder.forEach((one, nth) => {
      inOrder.forEach((other, mth) => {
        expect(`${one} ${other} ${isNewer(one, other)}`).toBe(`${one} ${other} ${nth > mth}`);
      });
    });
  });

  it('of no known form is newer than nothing', () => {
    expect(isNewer('9', '1.0.0')).toBe(false);
    expect(isNewer('9.0.0', 'next')).toBe(false);
  });
});

describe('a signature', () => {
  const id = '0123456789abcdef';
  const line = `${id} ${'A'.repeat(86)}==`;
  const message = signedMessage('latest.yml', new TextEncoder().encode('version: 1.3.0'));
  const problem = (text: string, isGood = true) =>
    signatureProblem(message, text, [{ id, key: 'key' }], () => isGood);

  it('is over the name of the feed and its bytes', () => {
    expect(new TextDecoder().decode(message)).toBe('stagedoor-feed-1\nlatest.yml\nversion: 1.3.0');
  });

  it.each([
    ['of a key we know', `${line}\n`, true, undefined],
    ['beside one of a key we do not know', `${line.replace('0', '1')}\n${line}`, true, undefined],
    ['that is bad', line, false, 'signature-wrong'],
    ['of nobody we know', line.replace('0', '1'), true, 'key-unknown'],
    ['that is nothing', '\n\n', true, 'signature-missing'],
    ['among words', `${line}\nand more`, true, 'signature-wrong'],
    ['among too many', `${line}\n`.repeat(9), true, 'signature-wrong'],
  ] as const)('%s counts for what it is', (_, text, isGood, expected) => {
    expect(problem(text, isGood)).toBe(expected);
  });
});
