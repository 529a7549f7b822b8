import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureFrom } from '../../../../src/main/providers/dcv/picture.ts';
import { pictureSize } from '../../../../src/main/providers/dcv/picture-size.ts';
import { jpegOf, pngOf } from '../../../support/dcv/picture.ts';
import { resource } from '../../../support/providers/nimble.ts';

/** A JPEG file with this segment before its frame. */
const withSegment = (...segment: readonly number[]) => {
  const whole = jpegOf(40, 30);
  return Buffer.concat([whole.subarray(0, 2), Buffer.from(segment), whole.subarray(2)]);
};
const usable = (file: Buffer) => pictureFrom(resource('one'), file.toString('base64')).length === 1;

describe('the size of an image', () => {
  it.each<[string, Buffer]>([
    ['a JPEG file', jpegOf(40, 30)],
    ['a PNG file', pngOf(40, 30)],
    ['a JPEG file with a comment', withSegment(0xff, 0xfe, 0, 4, 0xff, 0xc0)],
    ['a JPEG file with tables', withSegment(0xff, 0xc4, 0, 3, 1)],
  ])('is read from %s', (_, file) => {
    expect(pictureSize(file)).toEqual({ width: 40, height: 30 });
  });

  it.each<[string, Buffer]>([
    ['an empty file', Buffer.alloc(0)],
    ['a JPEG file without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8])],
    ['a JPEG file that ends in its frame', jpegOf(40, 30).subarray(0, 8)],
    ['a JPEG file with two frames', withSegment(...jpegOf(90, 90).subarray(2, 15))],
    ['a JPEG file with a marker that has no length', withSegment(0xff, 0xd0)],
    ['a JPEG file with bytes between its segments', withSegment(0, 0)],
    ['a JPEG file without a height in its frame', jpegOf(40, 0)],
    ['a JPEG file with a thousand scans', jpegOf(40, 30, 1_000)],
    ['a PNG file that ends in its header', pngOf(40, 30).subarray(0, 20)],
    ['a PNG file without a width', pngOf(0, 30)],
  ])('is unknown for %s', (_, file) => {
    expect(pictureSize(file)).toBeUndefined();
  });

  it('is positive or unknown for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const size = pictureSize(Uint8Array.from([0xff, 0xd8, ...bytes]));
        expect(size === undefined || size.width * size.height > 0).toBe(true);
      }),
    );
  });
});

describe('an image', () => {
  it.each<[string, (width: number, height: number) => Buffer]>([
    ['JPEG', jpegOf],
    ['PNG', pngOf],
  ])('as %s has at most ten million pixels', (_, of) => {
    expect(usable(of(3_840, 2_160))).toBe(true);
    expect(usable(of(5_000, 2_001))).toBe(false);
    expect(usable(of(60_000, 60_000))).toBe(false);
  });
});
