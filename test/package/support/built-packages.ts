import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with the packages that scripts/test-package.mjs has built. */
export const packages = environmentVariable('STAGEDOOR_TEST_PACKAGES');
/** An unchanged copy of the Electron in the packages. */
export const electronDist = environmentVariable('STAGEDOOR_TEST_ELECTRON_DIST');

function environmentVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error('run these tests with npm run test:package');
  return value;
}

/** The path of the only file whose name ends with this. */
export function packageFile(ending: string): string {
  const found = readdirSync(packages).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files end in ${ending}`);
  return join(packages, found[0] ?? '');
}

/** The unpacked program, which is the only folder there. */
export const unpacked = readdirSync(packages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(packages, name))[0]!;

export const stagedoorVersion = (
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  }
).version;

/** The sorted paths of all files in a folder, relative to it. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
