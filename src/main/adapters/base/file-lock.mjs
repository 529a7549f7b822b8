// @ts-check
// JavaScript, because the scripts of this project use it before anything is installed, on a Node that runs no TypeScript.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rmdir, stat, unlink, utimes } from 'node:fs/promises';
import { renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeFolder, renameFile } from './busy-files.mjs';
import { sweepLeftovers } from './leftovers.mjs';
import { identityText, ownIdentity, parseIdentity, processState } from './process-identity.mjs';

/**
 * The lock is a folder with one folder in it, whose name says which process holds it and is never used twice:
 *
 * - It appears together with its owner: both folders are made under another name and moved to the lock's name, which
 *   fails if there is a folder that is not empty.
 * - It is released and taken over by moving the inner folder away by its name, which fails if it is another one by now. So
 *   two processes that find the same dead owner cannot remove the lock of each other.
 * - What its owner wants to write is first a file in the inner folder. If the lock is taken over, the file is moved away
 *   with it, and the owner, if it only was stopped, can no longer put it in place.
 *
 * No decision depends on the time of day. A dead owner is detected by its process; if the process cannot be checked, by a
 * lock that did not change while this process watched it.
 */

const BEAT_MS = 2_000;
/** A waiting process that is stopped itself must not count the time in which it could not check. */
const MOST_BETWEEN_LOOKS_MS = 1_000;
/** A folder cannot be moved for a moment while another program reads it (Windows). */
const BUSY = new Set(['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'EPERM', 'EACCES', 'EBUSY']);

/** A lock was not acquired in time. */
class LockedError extends Error {
  code = 'ELOCKED';
}

/**
 * @typedef {object} LockOptions
 * @property {number} [timeoutMs] how long to wait for the lock
 * @property {number} [untouchedMs] after this time without a sign of life, the lock of an owner that cannot be checked is
 *   taken over: one of another machine or container
 * @property {boolean} [fromLiving] also take over the lock of a living process that gives no sign of life, for example
 *   because it was stopped. Only if everything that is done under the lock ends with {@link HeldLock.draft}
 * @property {() => void} [onWait] called once if the lock is held
 */

/**
 * @typedef {object} HeldLock
 * @property {string} draft a path for a file that replaces another one. It can only be moved while the lock is held
 * @property {() => Promise<boolean>} isHeld false after another process took the lock over
 */

/** How long {@link disposeLocks} waits for work that holds a lock. */
const DISPOSE_MS = 2_000;

/** The locks of this process, to release them if it ends in between. @type {Set<string>} */
const held = new Set();
/** Everything that holds a lock or waits for one. @type {Set<Promise<unknown>>} */
const running = new Set();
/** How many {@link disposeLocks} are waiting. */
let disposing = 0;
process.on('exit', () => {
  for (const inner of held) releaseNow(inner);
});

/**
 * Runs `work` while no other process holds the lock at `path`, a path in an existing folder. The lock of a dead process is
 * taken over at once. Fails with code `ELOCKED` after 15 s, and with the system's code if the lock cannot be made.
 * @template T
 * @param {string} path
 * @param {(lock: HeldLock) => Promise<T>} work
 * @param {LockOptions} [options]
 * @returns {Promise<T>}
 */
export async function withFileLock(path, work, options = {}) {
  const run = runLocked(path, work, options);
  running.add(run);
  try {
    return await run;
  } finally {
    running.delete(run);
  }
}

/**
 * Call this before the process ends, so that it leaves no lock behind: waits until nothing holds a lock, for at most 2 s. What
 * waits for a lock meanwhile fails with code `ELOCKED`.
 */
export async function disposeLocks() {
  disposing += 1;
  try {
    await Promise.race([Promise.allSettled(running), sleep(DISPOSE_MS, undefined, { ref: false })]);
  } finally {
    disposing -= 1;
  }
}

/**
 * @template T
 * @param {string} path
 * @param {(lock: HeldLock) => Promise<T>} work
 * @param {LockOptions} options
 * @returns {Promise<T>}
 */
async function runLocked(path, work, options) {
  const token = `${identityText(await ownIdentity())}.${randomBytes(8).toString('hex')}`;
  const inner = join(path, token);
  await acquire(path, token, options);
  held.add(inner);
  // Only locks that are held for long need signs of life.
  const beat = setInterval(() => void touch(inner), BEAT_MS).unref();
  try {
    await sweepLeftovers(path);
    return await work({
      draft: join(inner, 'draft'),
      isHeld: () => stat(inner).then(isTrue, isFalse),
    });
  } finally {
    clearInterval(beat);
    held.delete(inner);
    await moveAway(path, token);
  }
}

/**
 * @param {string} path
 * @param {string} token
 * @param {LockOptions} options
 */
async function acquire(path, token, options) {
  const { timeoutMs = 15_000, untouchedMs = 10_000, fromLiving = false, onWait } = options;
  const startedAt = performance.now();
  let seen = { mark: '', at: startedAt, untouchedMs: 0 };
  let isReported = false;
  for (;;) {
    const problem = await tryOnce(path, token);
    if (problem === undefined) return;
    const now = performance.now();
    const owner = await readOwner(path);
    if (owner === undefined) {
      if (now - startedAt > timeoutMs) throw problem;
      await sleep(1);
      continue;
    }
    const sinceLast = Math.min(now - seen.at, MOST_BETWEEN_LOOKS_MS);
    const isSame = owner.mark === seen.mark;
    seen = { mark: owner.mark, at: now, untouchedMs: isSame ? seen.untouchedMs + sinceLast : 0 };
    const identity = owner.token === undefined ? undefined : identityOf(owner.token);
    const state = identity === undefined ? 'unknown' : await processState(identity);
    const isSilent = seen.untouchedMs >= untouchedMs && (state === 'unknown' || fromLiving);
    if (state === 'dead' || isSilent) {
      await (owner.token === undefined ? removeOtherLock(path) : moveAway(path, owner.token));
      continue;
    }
    if (disposing > 0 || now - startedAt > timeoutMs) throw new LockedError('the lock is held');
    if (!isReported) onWait?.();
    isReported = true;
    await sleep(25);
  }
}

/**
 * Makes the lock with its owner in it; the reason if that failed because there is a lock.
 * @param {string} path
 * @param {string} token
 * @returns {Promise<unknown>}
 */
async function tryOnce(path, token) {
  const fresh = `${path}.${token}.new`;
  await mkdir(fresh, { mode: 0o700 });
  try {
    await mkdir(join(fresh, token), { mode: 0o700 });
    // Windows replaces no folder, not even an empty one.
    if (process.platform === 'win32') await rmdir(path).catch(() => undefined);
    await rename(fresh, path);
    return undefined;
  } catch (reason) {
    await removeFolder(fresh);
    if (BUSY.has(codeOf(reason))) return reason;
    throw reason;
  }
}

/**
 * Who holds the lock, and a mark that changes with each sign of life; undefined if it is free or just changes hands.
 * `token` is undefined if something else has the lock's name, for example a lock of an earlier version.
 * @param {string} path
 * @returns {Promise<{token: string | undefined, mark: string} | undefined>}
 */
async function readOwner(path) {
  try {
    const { mtimeMs, ino } = await stat(path);
    const names = await readdir(path).catch((reason) => {
      if (codeOf(reason) === 'ENOTDIR') return undefined;
      throw reason;
    });
    if (names === undefined) return { token: undefined, mark: `${ino} ${mtimeMs}` };
    const [token] = names;
    if (token === undefined) return undefined;
    return { token, mark: `${token} ${(await stat(join(path, token))).mtimeMs}` };
  } catch {
    return undefined;
  }
}

/** @param {string} token */
const identityOf = (token) => parseIdentity(token.slice(0, token.lastIndexOf('.')));

/**
 * Ends the lock if it is still the one with this token. Never fails.
 * @param {string} path
 * @param {string} token
 */
async function moveAway(path, token) {
  const old = `${path}.${token}.old`;
  try {
    await renameFile(join(path, token), old);
  } catch {
    // Another process moved it away, or has it open for longer than this one waits.
    return;
  }
  // If it is not empty, it already belongs to the next one.
  await rmdir(path).catch(() => undefined);
  await removeFolder(old).catch(() => undefined);
}

/** @param {string} inner */
function releaseNow(inner) {
  const path = join(inner, '..');
  const old = `${inner.replace(/[\\/](?=[^\\/]*$)/, '.')}.old`;
  try {
    renameSync(inner, old);
    rmSync(old, { recursive: true, force: true });
    rmdirSync(path);
  } catch {
    // The next process sees that this one is dead.
  }
}

/**
 * Unlike `rm`, this cannot remove the folder that another process has put here in the meantime.
 * @param {string} path
 */
const removeOtherLock = (path) => unlink(path).catch(() => undefined);

/** @param {string} inner */
async function touch(inner) {
  const now = new Date();
  // If it is gone, another process took the lock over.
  await utimes(inner, now, now).catch(() => undefined);
}

const isTrue = () => true;
const isFalse = () => false;

/** @param {unknown} reason */
const codeOf = (reason) => /** @type {NodeJS.ErrnoException} */ (reason).code ?? '';
