import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes pictures as `1-question.png`, `2-requesting.png` …, each only once. If steps follow each other faster than
 * pictures are taken, their pictures are equal; one is kept, with the name of the last step, which is the one it shows.
 * @param {string} folder
 * @returns {{add: (name: string, png: Buffer) => void, count: () => number}} `count`: how many files there are
 */
export function createDistinctPictures(folder) {
  let count = 0;
  /** @type {{path: string, png: Buffer} | undefined} */
  let last;
  return {
    add(name, png) {
      if (last?.png.equals(png)) rmSync(last.path);
      else count += 1;
      last = { path: join(folder, `${count}-${name}.png`), png };
      writeFileSync(last.path, png);
    },
    count: () => count,
  };
}
