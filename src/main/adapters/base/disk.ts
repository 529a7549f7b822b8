import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DiskProblem } from '../../../shared/base/failure.ts';
import { errorCode } from './error-code.ts';

/** Why a file could not be written, in the few kinds that have words. */
export function diskProblem(reason: unknown): DiskProblem {
  switch (errorCode(reason)) {
    case 'EROFS':
      return 'read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EACCES':
    case 'EPERM':
      return 'denied';
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ELOOP':
      return 'not-a-folder';
    case 'ELOCKED':
      return 'locked';
    default:
      return 'other';
  }
}

/**
 * Makes a folder and those above it that are not there, 0700. Not by Node's own `recursive`: where a
 * system says ENOENT of a folder below one that is there (an automounter, /proc), Node 20 tries again
 * for ever. Synchronous, because Electron has to be told its folder before anything else.
 */
export function makeFolder(path: string): void {
  const above = dirname(path);
  try {
    makeOne(path);
  } catch (reason) {
    if (errorCode(reason) !== 'ENOENT' || above === path) throw reason;
    makeFolder(above);
    makeOne(path);
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (reason) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw reason;
  }
}

/**
 * Writes a whole file or nothing: beside it first, flushed, then renamed over it. Mode 0600. A crash
 * leaves the old file or the new one, never a mixture.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (reason) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw reason;
  }
}
