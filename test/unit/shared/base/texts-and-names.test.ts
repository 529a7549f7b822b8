import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  isHostPattern,
  isInward,
  isLoopback,
  matchesHost,
} from '../../../../src/shared/network/hosts.ts';
import {
  ConnectionId,
  isResourceId,
  LaunchId,
  ResourceId,
  SOLE_STUDIO,
} from '../../../../src/shared/base/ids.ts';
import { Moment, SafeText, safeText } from '../../../../src/shared/base/safe-text.ts';

describe('the id of a connection', () => {
  it.each(['a', '7', 'north-pier', 'a-', 'a'.repeat(40)])('can be %s', (id) => {
    expect(v.is(ConnectionId, id)).toBe(true);
  });

  it.each(['', '-a', 'A', 'a_b', 'a b', 'a.b', 'ä', 'a\n', 'a'.repeat(41), 7, null])(
    'cannot be %j',
    (id) => {
      expect(v.is(ConnectionId, id)).toBe(false);
    },
  );
});

describe('the id of a resource', () => {
  it.each([
    SOLE_STUDIO,
    ...['us-west-2:stid-EXAMPLE11111', 'a', '0', 'null', '.hidden', 'a..b', 'a...', 'ünïcode'],
    ...['東京', 'a@b', 'a=b&c', '-x', "it's", 'x'.repeat(512)],
  ])('can be %s', (id) => {
    expect(isResourceId(id)).toBe(true);
  });

  it.each([
    ...['', '.', '..', 'a:..', '..:a', 'a:.:b', 'a/b', '/', 'a\\b', 'a?b', 'a#b', 'a%2Fb', 'a b'],
    ...['a\n', 'a\u0000b', 'a\u202eb', 'a\u2028b', 'a\u00a0b', '\ud800', 'x'.repeat(513)],
    ...[7, null, undefined, ['a'], { id: 'a' }],
  ])('cannot be %j', (id) => {
    expect(isResourceId(id)).toBe(false);
  });

  it('never changes the structure of a path, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        if (!v.is(ResourceId, id)) return;
        for (const part of [id, encodeURIComponent(id)]) {
          const { pathname, search, hash } = new URL(`https://h.example/s/${part}/t`);
          expect(pathname.split('/')).toHaveLength(4);
          expect(pathname).toMatch(/^\/s\/.+\/t$/);
          expect(search + hash).toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the id of a launch', () => {
  it('is a UUID and nothing else', () => {
    expect(v.is(LaunchId, '00000000-0000-4000-8000-000000000001')).toBe(true);
    for (const id of ['', 'launch-1', '0000', 7]) expect(v.is(LaunchId, id)).toBe(false);
  });
});

describe('hosts', () => {
  it.each([
    ...['h.example', '*.h.example', 'localhost', '10.0.0.7', '2001:db8::7', '::1', 'a-b.c'],
    ...['ws_042', '_a.b_', '*.a_b'],
    `${'a'.repeat(63)}.example`,
  ])('can be named by %s', (pattern) => {
    expect(isHostPattern(pattern)).toBe(true);
  });

  it.each([
    ...['', '*', '*.', '*x', 'x.*', '*.*.x', '.x', 'x.', '-x', 'x-', 'a..b', 'A.example'],
    ...['a b', 'a\n', 'h.example:8443', 'https://h', '[::1]', '*.::1', ':::', '1:2', 'gg::1'],
    ...[`${'a'.repeat(64)}.example`, 'a.'.repeat(127) + 'aa'],
  ])('cannot be named by %j', (pattern) => {
    expect(isHostPattern(pattern)).toBe(false);
  });

  it.each([
    ['h.example', ['h.example'], true],
    ['x.h.example', ['h.example'], false],
    ['x.h.example', ['*.h.example'], true],
    ['y.x.h.example', ['*.h.example'], true],
    ['h.example', ['*.h.example'], false],
    ['xh.example', ['*.h.example'], false],
    ['h.example.wave.example', ['*.h.example', 'h.example'], false],
    ['b', ['a', 'b'], true],
    ['b', [], false],
  ])('%s among %j: %s', (host, patterns, expected) => {
    expect(matchesHost(host, patterns)).toBe(expected);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.255.255.254', true],
    ['::1', true],
    ['::ffff:7f00:1', true],
    ['localhost', true],
    ['localhost.', true],
    ['x.localhost', false],
    ['localhost.example', false],
    ['127.0.0.1.example', false],
    ['128.0.0.1', false],
    ['::2', false],
  ])('are this machine: %s, %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
    if (expected) expect(isInward(host)).toBe(true);
  });

  it.each([
    ['169.254.169.254', true],
    ['169.254.0.1', true],
    ['0.0.0.0', true],
    ['::', true],
    ['::ffff:a9fe:a9fe', true],
    ['::ffff:0:0', true],
    ['fe80::1', true],
    ['febf::1', true],
    ['fd00:ec2::254', true],
    ['100.100.100.200', true],
    ['metadata.google.internal', true],
    ['10.0.0.7', false],
    ['192.168.1.7', false],
    ['fec0::1', true],
    ['fd00::7', false],
    ['169.253.0.1', false],
    ['my-metadata.example', false],
    ['dcv.pier.example', false],
  ])('are internal: %s, %s', (host, expected) => {
    expect(isInward(host)).toBe(expected);
  });
});

describe('external text', () => {
  it.each([
    ['as it is', 'as it is'],
    ['  trimmed \n', 'trimmed'],
    ['two\r\nlines', 'two lines'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['a\u202eb\u200bc', 'a b c'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['a\u0000b', 'a b'],
    ['half \ud83c', 'half \ufffd'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(safeText(text)).toBe(expected);
  });

  it('is shortened, with an ellipsis', () => {
    expect(safeText('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
    expect(safeText('x'.repeat(300))).toBe('x'.repeat(300));
    expect(safeText('🎭🎭🎭', 4)).toBe('🎭\ufffd…');
  });

  it('is one line that fits, whatever it was, and is not changed a second time', () => {
    const limit = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), limit, (text, most) => {
        const safe = safeText(text, most);
        expect(safe.length).toBeLessThanOrEqual(most);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(safeText(safe, most)).toBe(safe);
        expect(v.is(SafeText, safe)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('can be very long', () => {
    expect(safeText('a\n'.repeat(1_000_000))).toHaveLength(300);
  });
});

describe('a time', () => {
  it.each([
    [0, true],
    [1_700_000_000_000, true],
    [-1, false],
    [NaN, false],
    [Infinity, false],
    ['0', false],
  ])('%j: %s', (value, fits) => {
    expect(v.is(Moment, value)).toBe(fits);
  });
});
