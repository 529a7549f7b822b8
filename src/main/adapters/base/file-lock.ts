import type { Stats } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.ts';

/** A holder that is older than this has died: writing settings takes milliseconds. */
const STALE_MS = 10_000;
const PATIENCE_MS = 15_000;
const RETRY_MS = 25;

class Locked extends Error {
  readonly code = 'ELOCKED';
}

/**
 * Runs `work` while no other process runs work under the same lock file. Fails with code `ELOCKED`
 * after 15 s; a lock left by a process that died is taken over after 10 s.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  let ours: string;
  for (;;) {
    try {
      ours = await take(path);
      break;
    } catch (reason) {
      if (errorCode(reason) !== 'EEXIST') throw reason;
      if (await isStale(path)) await rm(path, { force: true });
      else if (Date.now() > giveUpAt) throw new Locked('the lock is held');
      else await sleep(RETRY_MS);
    }
  }
  try {
    return await work();
  } finally {
    // After a long sleep of the machine the lock may have been taken over: then it is not ours to remove.
    const held = await stat(path).catch(() => undefined);
    if (held !== undefined && identityOf(held) === ours) await rm(path, { force: true });
  }
}

/** Makes the lock file; what identifies it among those that may follow. */
async function take(path: string): Promise<string> {
  const file = await open(path, 'wx', 0o600);
  try {
    return identityOf(await file.stat());
  } finally {
    await file.close();
  }
}

/** A file's number is given to another one soon after it is gone; together with its time it is its own. */
const identityOf = ({ ino, mtimeMs }: Stats): string => `${ino} ${mtimeMs}`;

async function isStale(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > STALE_MS;
  } catch {
    return false; // it was released in between: try to take it
  }
}
