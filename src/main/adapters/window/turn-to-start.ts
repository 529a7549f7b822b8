import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../base/error-code.ts';

const FOLDER = 'starting';
/** `work` takes about a millisecond, so an older folder was left by a process that was killed in it. */
const ABANDONED_MS = 2_000;
const POLL_MS = 2;

/**
 * Runs `work` in one process at a time among those that share `folder`.
 *
 * Chromium's lock for a single instance needs this on Linux and macOS: between creating its lock and listening on its
 * socket, a process looks like one that has ended. A second process that starts in that moment takes the lock, and both
 * go on. Synchronous, because Electron must be asked for that lock before it is ready.
 */
export function inTurn<Result>(folder: string, work: () => Result): Result {
  const turn = join(folder, FOLDER);
  while (!take(turn)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  try {
    return work();
  } finally {
    leave(turn);
  }
}

/** False while another process has its turn. A folder that cannot be written to has no turns, and nothing to protect. */
function take(turn: string): boolean {
  try {
    mkdirSync(turn, { mode: 0o700 });
    return true;
  } catch (reason) {
    if (errorCode(reason) !== 'EEXIST') return true;
    const found = statSync(turn, { throwIfNoEntry: false });
    return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > ABANDONED_MS;
  }
}

function leave(turn: string): void {
  try {
    rmdirSync(turn);
  } catch {
    // Nothing was created, or it was removed by hand.
  }
}
