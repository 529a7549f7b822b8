import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openGallery, type OpenGallery } from '../../../scripts/lib/dev/gallery.mjs';
import { PICTURE_SIZE } from '../../../scripts/lib/dev/pictures.mjs';

// Every scene of test/gallery in one window, at each size and in each language.
let gallery: OpenGallery;
/** What the page has thrown since it was last asked. */
const thrown: string[] = [];
beforeAll(async () => {
  gallery = await openGallery();
  gallery.page.on('pageerror', ({ message }) => thrown.push(message));
});
afterEach(() => {
  expect(thrown.splice(0)).toEqual([]);
});
afterAll(() => gallery.close());

const run = <T>(code: string): Promise<T> => gallery.page.evaluate(code);

describe('nothing is cut off, sticks out or scrolls sideways, in any language, left to right and right to left', () => {
  const sizes = [
    ['as the window opens', PICTURE_SIZE],
    ['narrow', { width: 700, height: 720 }],
    ['as the window opens, at 200 %', { width: 560, height: 360 }],
  ] as const;

  test.each(sizes)('%s', async (_name, size) => {
    await gallery.resize(size.width, size.height);
    for (const { name } of gallery.scenes) {
      await run(`gallery.show(${JSON.stringify({ scene: name })})`);
      // In one go: with a question for each language, most of the time would go into asking.
      const found = await run<Readonly<Record<string, readonly string[]>>>(`(async () => {
        const found = {};
        for (const language of gallery.languages)
          for (const direction of language.startsWith('en') ? ['ltr', 'rtl'] : ['ltr']) {
            await gallery.speakIn(language, direction);
            found[language + ', ' + direction] = gallery.overflowing();
          }
        return found;
      })()`);
      expect(Object.keys(found).length).toBeGreaterThan(gallery.languages.length);
      for (const [how, what] of Object.entries(found))
        expect.soft(what, `${name}, ${how}`).toEqual([]);
    }
  });
});
