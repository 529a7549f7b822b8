import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Pictures, screenshotsFrom } from '../../../../src/main/providers/dcv/screenshots.ts';
import { jpegOf, pngOf } from '../../../support/dcv/picture.ts';
import { resource } from '../../../support/providers/nimble.ts';

const jpeg = jpegOf(40, 30).toString('base64');
const png = pngOf(40, 30).toString('base64');

const pictures = (images: unknown, id: unknown = 'one') =>
  screenshotsFrom(
    v.parse(Pictures, {
      SuccessfulList: [{ SessionScreenshot: { SessionId: id, Images: images } }],
    }),
    [resource('one')],
  );

describe('a screenshot', () => {
  it.each([
    ['jpeg', jpeg],
    ['png', png],
  ])('is %s by its first bytes', (format, Data) => {
    expect(pictures([{ Format: 'bmp', Data, Primary: true }])).toEqual([
      { session: 'one', format, data: Data },
    ]);
  });

  it('is that of the first screen', () => {
    const images = [
      { Data: png, Primary: false },
      { Data: jpeg, Primary: true },
    ];
    expect(pictures(images)).toMatchObject([{ data: jpeg }]);
    expect(pictures([{ Data: png }, { Data: jpeg }])).toMatchObject([{ data: png }]);
  });

  it.each<[string, unknown]>([
    ['there is no image', []],
    ['images are not a list', 'x'],
    ['it has no data', [{ Primary: true }]],
    [
      'it is not a PNG or JPEG picture',
      [{ Data: Buffer.from('<svg onload=x>').toString('base64') }],
    ],
    ['it is not base64', [{ Data: `${jpeg.slice(0, 4)}<b>` }]],
    ['it is incomplete base64', [{ Data: jpeg.slice(0, 7) }]],
    ['it is too large', [{ Data: `/9j/${'A'.repeat(400_000)}` }]],
  ])('is left out if %s', (_, images) => {
    expect(pictures(images)).toEqual([]);
  });

  it('of a session that was not requested is left out', () => {
    expect(pictures([{ Data: jpeg }], 'other')).toEqual([]);
    expect(pictures([{ Data: jpeg }], null)).toEqual([]);
  });
});
