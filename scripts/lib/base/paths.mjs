import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/**
 * The folder for files that all checkouts of a user share. It may not exist yet.
 * @returns {string}
 */
export function cacheFolder() {
  const base = process.env['XDG_CACHE_HOME'];
  // The XDG rules say that a relative path is to be ignored.
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'stagedoor');
}
