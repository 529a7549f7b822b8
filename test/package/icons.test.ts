import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { iconFiles } from '../../scripts/lib/packaging/icons.mjs';
import {
  statusIndicatorFiles,
  statusIndicatorFolder,
} from '../../scripts/lib/packaging/status-indicators.mjs';
import { loadSvgRenderer } from '../../scripts/lib/packaging/svg-renderer.mjs';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';

const iconFolder = join(projectRoot, 'build', 'icon');
const render = await loadSvgRenderer();

const expectFiles = (folder: string, expected: ReadonlyMap<string, Buffer>, others: string[]) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  expect([...expected.keys(), ...others].sort()).toEqual(files.sort());
  for (const [name, data] of expected)
    expect(data.equals(readFileSync(join(folder, name))), name).toBe(true);
};

test('every icon file is up to date with its drawing (npm run icons)', () => {
  const icon = readFileSync(join(iconFolder, 'stagedoor.svg'), 'utf8');
  expectFiles(
    iconFolder,
    iconFiles((size) => render(icon, size)),
    ['stagedoor.svg'],
  );
});

test('every picture of a status indicator is up to date with its drawing (npm run icons)', () => {
  expectFiles(statusIndicatorFolder, statusIndicatorFiles(render), []);
});
