import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, projectRoot } from './paths.mjs';
import { say } from './say.mjs';

const BEAT_MS = 2_000;
/** A lock that has not been updated for this long is abandoned, even if its process cannot be checked. */
const STALE_MS = 30_000;

/**
 * Runs an action while no other script of the same user runs it. Prints a line and waits while another one does, and takes
 * over the lock of a process that no longer exists.
 *
 * The lock is a folder in the user's cache, because `npm ci` removes node_modules, and `mkdir` is atomic everywhere.
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
  const folder = join(cacheFolder(), 'locks', name + mark);
  mkdirSync(join(cacheFolder(), 'locks'), { recursive: true });
  let isReported = false;
  while (!take(folder)) {
    if (isStale(folder)) {
      clear(folder);
      continue;
    }
    if (!isReported) say(`waiting for another process: ${name} …`);
    isReported = true;
    await sleep(200);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  const beat = setInterval(() => touch(folder), BEAT_MS);
  process.once('exit', release);
  try {
    return await action();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'owner'), `${hostname()}\n${process.pid}\n`);
  return true;
}

/** @param {string} folder */
function isStale(folder) {
  try {
    const idleMs = Date.now() - statSync(folder).mtimeMs;
    if (idleMs > STALE_MS) return true;
    const [host, pid] = readFileSync(join(folder, 'owner'), 'utf8').split('\n');
    return host === hostname() && Number(pid) > 0 && !isAlive(Number(pid));
  } catch {
    // It was released or is just being acquired, so try again.
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Removes an abandoned lock. Only one process may do that, because a second one would remove the lock that the first has just acquired.
 * @param {string} folder
 */
function clear(folder) {
  const guard = `${folder}.clearing`;
  try {
    mkdirSync(guard);
  } catch {
    try {
      if (Date.now() - statSync(guard).mtimeMs > STALE_MS)
        rmSync(guard, { recursive: true, force: true });
    } catch {
      // The other process has finished.
    }
    return;
  }
  if (isStale(folder)) rmSync(folder, { recursive: true, force: true });
  rmSync(guard, { recursive: true, force: true });
}

/** @param {string} folder */
function touch(folder) {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // Another process took it over while the machine was suspended. It is best to continue.
  }
}
