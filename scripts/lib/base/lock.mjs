import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, projectRoot } from './paths.mjs';
import { say } from './say.mjs';

const BEAT_MS = 2_000;
/** A holder that has not touched its lock for so long is gone, even where its process cannot be asked. */
const STALE_MS = 30_000;

/**
 * Does something while no other script of the same user does it. Waits, with words, for one that does; takes over what a
 * dead process left behind.
 *
 * The lock is a folder in the user's cache, because `npm ci` removes node_modules, and `mkdir` is atomic everywhere.
 * @template T
 * @param {string} name what is done, for the lock's name and the words
 * @param {() => Promise<T>} action
 * @param {{shared?: boolean}} [options] `shared`: one lock for all checkouts, not one for each
 * @returns {Promise<T>}
 */
export async function withLock(name, action, { shared = false } = {}) {
  const mark = shared
    ? ''
    : `-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 12)}`;
  const folder = join(cacheFolder(), 'locks', name + mark);
  mkdirSync(join(cacheFolder(), 'locks'), { recursive: true });
  let told = false;
  while (!take(folder)) {
    if (isStale(folder)) {
      clear(folder);
      continue;
    }
    if (!told) say(`waiting for another run that is busy with ${name} …`);
    told = true;
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
    // Released, or just being taken: look again.
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
 * Removes a dead holder's lock. Only one process may, or the second would remove the lock the first has just taken.
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
      // The other one is done.
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
    // Taken over after a long sleep of the machine; nothing is better than going on.
  }
}
