import { join } from 'node:path';
import { projectRoot } from '../base/paths.mjs';

/** The folder of the window's pictures, for README, the user guide and the tests. */
export const picturesFolder = join(projectRoot, 'docs', 'pictures');

export const THEMES = /** @type {const} */ (['light', 'dark']);

/** The size of a new window. */
export const PICTURE_SIZE = { width: 1120, height: 720 };

/**
 * @param {string} scene
 * @param {string} theme
 */
export const pictureName = (scene, theme) => `${scene}-${theme}.png`;

/**
 * A picture of the gallery's scene.
 * @param {import('./gallery.mjs').OpenGallery} gallery with `PICTURE_SIZE`
 * @param {string} scene
 * @param {string} theme
 * @returns {Promise<Buffer>} as PNG
 */
export async function takePicture({ page }, scene, theme) {
  await page.evaluate(`gallery.show(${JSON.stringify({ scene, theme })})`);
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

/**
 * How much two pictures may differ: `share` of all pixels, `crowd` of the pixels in any one square. Differences of a moved
 * component are close together; those of letters drawn by another Chromium are not. Status indicators are small, so colours
 * are compared separately: nothing else has any, also not the edges of letters.
 */
const LIMITS = {
  pixels: { threshold: 0.2, share: 0.02, square: 32, crowd: 0.2 },
  colours: { threshold: 0.2, share: 0.02, square: 16, crowd: 0.2 },
};

/**
 * Compares two pictures. It tolerates what another version of Chromium draws differently: the edges of letters.
 * @param {Buffer} expected as PNG
 * @param {Buffer} actual as PNG
 * @returns {Promise<{alike: boolean, differs: string, share: number, difference: () => Buffer}>} `differs`: how far, for reading;
 *   `share`: of pixels; `difference`: creates a picture of it, as PNG
 */
export async function comparePictures(expected, actual) {
  // Most pictures are the same to the byte, and it takes long to decode them.
  if (expected.equals(actual))
    return { alike: true, differs: 'nothing differs', share: 0, difference: () => actual };
  const { PNG } = await import('pngjs');
  const { default: pixelmatch } = await import('pixelmatch');
  const before = PNG.sync.read(expected);
  const now = PNG.sync.read(actual);
  const { width, height } = before;
  if (now.width !== width || now.height !== height)
    return { alike: false, differs: 'it has another size', share: 1, difference: () => actual };
  const drawn = new PNG({ width, height });
  // Many others are the same to the pixel, and the comparison below is slow.
  const isSame = before.data.equals(now.data);

  /** @param {keyof typeof LIMITS} what @param {Uint8Array | Uint8ClampedArray} one @param {Uint8Array | Uint8ClampedArray} other @param {Uint8Array} [output] */
  const measure = (what, one, other, output) => {
    const { threshold, share, square, crowd } = LIMITS[what];
    const count = (windowSize = Infinity) =>
      isSame ? 0 : pixelmatch(one, other, output, width, height, { threshold, windowSize });
    // Last, because its difference is drawn.
    const crowded = count(square) / square ** 2;
    const all = count() / (width * height);
    const differs = `${percent(all)} of all ${what}, ${percent(crowded)} of a square of ${square}`;
    return { alike: all <= share && crowded <= crowd, differs, share: all };
  };
  const colours = isSame
    ? measure('colours', before.data, now.data)
    : measure('colours', coloursOf(before.data), coloursOf(now.data));
  const pixels = measure('pixels', before.data, now.data, drawn.data);
  return {
    alike: pixels.alike && colours.alike,
    differs: `${pixels.differs}; ${colours.differs}`,
    share: pixels.share,
    difference: () => PNG.sync.write(drawn),
  };
}

const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(1)} %`;

/**
 * The colour of each pixel compared with grey: the distance of red, green and blue from their mean.
 * @param {Uint8Array} pixels
 */
function coloursOf(pixels) {
  const colours = new Uint8ClampedArray(pixels.length).fill(255);
  for (let at = 0; at < pixels.length; at += 4) {
    const mean = ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3;
    for (let nth = at; nth < at + 3; nth += 1) colours[nth] = 128 + (pixels[nth] ?? 0) - mean;
  }
  return colours;
}
