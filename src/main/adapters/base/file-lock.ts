import type { Stats } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.ts';

/** A lock older than this belongs to a process that died: writing settings takes milliseconds. */
const STALE_MS = 10_000;
const TIMEOUT_MS = 15_000;
const RETRY_MS = 25;

class LockedError extends Error {
  readonly code = 'ELOCKED';
}

/**
 * Runs `work` while no other process holds the same lock file. Fails with code `ELOCKED` after 15
 * s; the lock of a process that died is taken over after 10 s.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + TIMEOUT_MS;
  let identity: string;
  for (;;) {
    try {
      identity = await acquire(path);
      break;
    } catch (reason) {
      if (errorCode(reason) !== 'EEXIST') throw reason;
      if (await isStale(path)) await rm(path, { force: true });
      else if (Date.now() > giveUpAt) throw new LockedError('the lock is held');
      else await sleep(RETRY_MS);
    }
  }
  try {
    return await work();
  } finally {
    // After the machine slept for long, another process may have taken the lock over: then do not
    // remove it.
    const current = await stat(path).catch(() => undefined);
    if (current !== undefined && identityOf(current) === identity) await rm(path, { force: true });
  }
}

/** Creates the lock file and returns its identity, which distinguishes it from later lock files. */
async function acquire(path: string): Promise<string> {
  const file = await open(path, 'wx', 0o600);
  try {
    return identityOf(await file.stat());
  } finally {
    await file.close();
  }
}

/** An inode number is reused soon after a file is deleted; together with the time it is unique. */
const identityOf = ({ ino, mtimeMs }: Stats): string => `${ino} ${mtimeMs}`;

async function isStale(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > STALE_MS;
  } catch {
    return false; // released in the meantime: try to take it
  }
}
