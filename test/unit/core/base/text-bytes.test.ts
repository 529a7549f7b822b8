import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstBytes, lastLines } from '../../../../src/main/core/base/text-bytes.ts';

const bytesOf = (text: string) => Buffer.byteLength(text);
const text = fc.string({ unit: fc.constantFrom('a', '\n', 'ü', '字', '🎭'), maxLength: 60 });
const max = fc.integer({ min: 0, max: 80 });

describe('a shortened text', () => {
  it('has at most the given number of bytes, and is the beginning or the end of the original', () => {
    fc.assert(
      fc.property(text, max, (whole, limit) => {
        const first = firstBytes(whole, limit);
        const last = lastLines(whole, limit);
        expect(bytesOf(first)).toBeLessThanOrEqual(limit);
        expect(bytesOf(last)).toBeLessThanOrEqual(limit);
        expect(whole.startsWith(first)).toBe(true);
        expect(whole.endsWith(last)).toBe(true);
        // At most one character, or one line, is cut too much.
        if (first !== whole) expect(limit - bytesOf(first)).toBeLessThan(4);
        if (last !== whole && last !== '') expect(whole.at(-last.length - 1)).toMatch(/\n/);
      }),
    );
  });

  it('is the original if that fits', () => {
    expect(firstBytes('ü', 2)).toBe('ü');
    expect(lastLines('one\ntwo', 7)).toBe('one\ntwo');
  });

  it('keeps a last line that just fits, and drops one that does not', () => {
    expect(lastLines('one\ntwo', 3)).toBe('two');
    expect(lastLines('one\ntwo', 2)).toBe('');
  });
});
