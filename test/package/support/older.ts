import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from './built-packages.ts';
import { asRoot } from './trial.ts';

export const OLDER = '0.0.9';

/** Builds an older version of the .deb: the same content with another version number. Returns its path. */
export function olderDeb(folder: string): string {
  const tree = join(folder, 'tree');
  asRoot('dpkg-deb', '--raw-extract', packageFile('.deb'), tree);
  const control = join(tree, 'DEBIAN', 'control');
  writeFileSync(
    control,
    readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${OLDER}`),
  );
  const path = join(folder, 'older.deb');
  asRoot('dpkg-deb', '-Znone', '--build', tree, path);
  return path;
}
