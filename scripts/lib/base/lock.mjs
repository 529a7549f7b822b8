import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withFileLock } from '../../../src/main/adapters/base/file-lock.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { logLine } from './run-script.mjs';

/**
 * Runs an action while no other script of the same user runs it. Prints a line and waits while another one does, however
 * long that takes, and takes over the lock of a process that no longer exists.
 *
 * The lock is in the user's cache, because `npm ci` removes node_modules.
 * @template T
 * @param {string} name of the action, for the lock and the printed line
 * @param {() => Promise<T>} action
 * @param {{shared?: boolean}} [options] `shared`: one lock for all checkouts instead of one for each
 * @returns {Promise<T>}
 */
export async function withLock(name, action, { shared = false } = {}) {
  const mark = shared
    ? ''
    : `-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 12)}`;
  const folder = join(cacheFolder(), 'locks');
  mkdirSync(folder, { recursive: true });
  return withFileLock(join(folder, name + mark), action, {
    timeoutMs: Infinity,
    untouchedMs: 30_000,
    onWait: () => logLine(`waiting for another process: ${name} …`),
  });
}
