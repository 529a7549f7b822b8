import { describe, expect, it } from 'vitest';
import { windowParts } from '../../../scripts/lib/dev/window-parts.mjs';

const page =
  '<script type="module" src="./assets/main-1.js"></script><link href="./assets/main-1.css">';

describe('the files of the window', () => {
  it('are split into those that the page names, with their imports, and the rest', () => {
    const files = new Map([
      ['index.html', page],
      ['assets/main-1.js', 'import{a}from"./shared-1.js";const de=()=>import("./de-1.js");a(de)'],
      ['assets/shared-1.js', 'import"./base-1.js";export const a=1'],
      ['assets/base-1.js', 'import{b}from"./main-1.js"'],
      ['assets/de-1.js', 'import{a}from"./shared-1.js";export{a}'],
      ['assets/main-1.css', 'b{}'],
    ]);
    expect(windowParts(files)).toEqual({
      first: [
        ...['assets/base-1.js', 'assets/main-1.css'],
        ...['assets/main-1.js', 'assets/shared-1.js'],
      ],
      later: ['assets/de-1.js'],
    });
  });

  it('are those of every page', () => {
    const files = new Map([
      ['index.html', page],
      ['other.html', '<script src="/assets/other-1.js"></script>'],
      ['assets/main-1.js', ''],
      ['assets/other-1.js', 'export{a}from"./part-1.js"'],
      ['assets/part-1.js', ''],
    ]);
    expect(windowParts(files).first).toHaveLength(3);
    expect(windowParts(files).later).toEqual([]);
  });
});
