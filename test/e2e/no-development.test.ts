import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';

/**
 * Texts that only `npm run dev` builds in, for example for Vite's client, its styles and its socket.
 */
const MARKS = [
  'DEVELOPMENT_SERVER',
  'unsafe-inline',
  'ws://',
  '@vite',
  'import.meta.hot',
  'stagedoor:texts',
  'sourceMappingURL',
] as const;

test('the built program contains nothing of the development server', () => {
  const out = join(projectRoot, 'out');
  const built = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|cjs|html|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(built.map((path) => path.slice(out.length + 1))).toEqual(
    expect.arrayContaining(['main/index.js', 'preload/index.cjs', 'renderer/index.html']),
  );
  const found = built.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return MARKS.filter((mark) => text.includes(mark)).map((mark) => `${path}: ${mark}`);
  });
  expect(found).toEqual([]);
  // Proves that such texts of the main process are found.
  const main = built
    .filter((path) => path.includes('main'))
    .map((path) => readFileSync(path, 'utf8'));
  expect(main.some((text) => text.includes("connect-src 'none'"))).toBe(true);
});
