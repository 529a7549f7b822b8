// @ts-check
// JavaScript, because the scripts of this project use it before anything is installed, on a Node that runs no TypeScript.
import { rename, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What Windows reports while another program has a file open: a virus scanner, an indexer, a synchronisation program. They
 * read a file as soon as it was written, and let go of it after a moment.
 */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** The waits between attempts, in milliseconds: 5 s together. */
const WAITS_MS = [10, 20, 40, 80, 150, 300, 600, 1_000, 1_400, 1_400];

/**
 * Whether an operation may succeed after a moment. On other systems these codes are final: they mean missing permissions.
 * @param {unknown} reason
 * @param {NodeJS.Platform} [platform]
 */
export function isHeldFile(reason, platform = process.platform) {
  const { code = '' } = /** @type {NodeJS.ErrnoException} */ (reason);
  return platform === 'win32' && HELD.has(code);
}

/**
 * Runs an operation on a file again, with growing waits, while another program has the file open (Windows). Fails with the
 * reason of the last attempt.
 * @template T
 * @param {() => Promise<T>} operation
 * @param {{platform?: NodeJS.Platform, wait?: (ms: number) => Promise<unknown>}} [options]
 * @returns {Promise<T>}
 */
export async function whenReleased(operation, { platform = process.platform, wait = sleep } = {}) {
  for (const ms of WAITS_MS) {
    try {
      return await operation();
    } catch (reason) {
      if (!isHeldFile(reason, platform)) throw reason;
    }
    await wait(ms);
  }
  return operation();
}

/**
 * Renames a file, also if it or the one that it replaces is open in another program for a moment.
 * @param {string} from
 * @param {string} to
 */
export const renameFile = (from, to) => whenReleased(() => rename(from, to));

/**
 * Removes a file, also if it is open in another program for a moment. Does nothing if it does not exist.
 * @param {string} path
 */
export const removeFile = (path) => whenReleased(() => rm(path, { force: true }));

/**
 * The same for a folder with its content, or a file.
 * @param {string} path
 */
export const removeFolder = (path) =>
  whenReleased(() => rm(path, { recursive: true, force: true }));
