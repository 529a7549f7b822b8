import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDistinctPictures } from '../../../scripts/lib/dev/distinct-pictures.mjs';

test('identical pictures are kept once, under the name of the last', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-pictures-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const pictures = createDistinctPictures(folder);
  for (const [name, png] of [
    ['question', 'a'],
    ['requesting', 'b'],
    ['checking', 'c'],
    ['opening', 'c'],
    ['opened', 'c'],
    // Not next to the other one: it was on the screen twice.
    ['question', 'a'],
  ] as const)
    pictures.add(name, Buffer.from(png));
  const written = readdirSync(folder).map((name) => [
    name,
    readFileSync(join(folder, name), 'utf8'),
  ]);
  expect(Object.fromEntries(written)).toEqual({
    '1-question.png': 'a',
    '2-requesting.png': 'b',
    '3-opened.png': 'c',
    '4-question.png': 'a',
  });
  expect(pictures.count()).toBe(4);
});
