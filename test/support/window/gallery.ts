import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openGallery, type OpenGallery } from '../../../scripts/lib/dev/gallery.mjs';

/**
 * The gallery in its own window for all tests of a file, each of which fails if the page throws.
 * Call it once, outside of tests.
 */
export function useGallery() {
  let gallery: OpenGallery;
  /** The errors of the page since the last test. */
  const thrown: string[] = [];
  beforeAll(async () => {
    gallery = await openGallery();
    gallery.page.on('pageerror', ({ message }) => thrown.push(message));
  });
  afterEach(() => {
    expect(thrown.splice(0)).toEqual([]);
  });
  afterAll(() => gallery.close());
  return {
    /** The open gallery, inside of tests. */
    open: () => gallery,
    /** Runs code in the page. */
    run: <T>(code: string): Promise<T> => gallery.page.evaluate(code),
    show: (showing: { scene?: string; theme?: string }) =>
      gallery.page.evaluate(`gallery.show(${JSON.stringify(showing)})`),
    resize: ({ width, height }: { width: number; height: number }) => gallery.resize(width, height),
  };
}
