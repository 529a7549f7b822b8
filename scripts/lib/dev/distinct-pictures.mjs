import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes pictures as `1-question.png`, `2-requesting.png` …, each only once. Steps that follow each other faster than a picture is
 * taken give the same one; it keeps the name of the last, which is the one it shows.
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
