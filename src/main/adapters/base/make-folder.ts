import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/** The code of {@link makeFolder} for a folder whose link leads nowhere. The system only says that the name is taken. */
export const BROKEN_LINK = 'EBROKENLINK';

/**
 * Creates a folder and its missing parents, with mode 0700. Does not use Node's `recursive` option:
 * if a system reports ENOENT for a folder whose parent exists (an automounter, /proc), Node 20
 * retries forever. Synchronous, because Electron needs its folder before anything else.
 */
export function makeFolder(path: string): void {
  const parent = dirname(path);
  try {
    makeDirectory(path);
  } catch (reason) {
    if (errorCode(reason) !== 'ENOENT' || parent === path) throw reason;
    makeFolder(parent);
    makeDirectory(path);
  }
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (reason) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) return;
    if (found !== undefined || errorCode(reason) !== 'EEXIST') throw reason;
    throw Object.assign(new Error('a link leads nowhere'), { code: BROKEN_LINK });
  }
}
