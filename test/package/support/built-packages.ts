import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What scripts/test-package.mjs has made: a folder of packages. */
export const packages = given('STAGEDOOR_TEST_PACKAGES');
/** A clean Electron of the kind in the packages. */
export const electronDist = given('STAGEDOOR_TEST_ELECTRON_DIST');

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error('run these tests with npm run test:package');
  return value;
}

/** The only package whose name ends with this. */
export function madeFile(ending: string): string {
  const found = readdirSync(packages).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files end in ${ending}`);
  return join(packages, found[0] ?? '');
}

/** The unpacked program: the only folder there. */
export const unpacked = readdirSync(packages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(packages, name))[0]!;

export const ourVersion = (
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  }
).version;

/** Every file in a folder, relative to it, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
