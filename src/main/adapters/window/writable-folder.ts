import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../base/make-folder.ts';

/** A new folder for this run, which is removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-'));
  process.once('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another process of Electron still writes to it.
    }
  });
  return folder;
}

/**
 * The folder for Electron's own data: `wanted`, or a temporary one for this run if that cannot be
 * written to (a read-only home, a full disk). Without a folder, Electron would not start and could
 * not report why. Synchronous, because Electron needs it before it is ready.
 */
export function usableFolder(wanted: string): {
  readonly folder: string;
  readonly persistent: boolean;
} {
  try {
    makeFolder(wanted);
    accessSync(wanted, constants.W_OK);
    return { folder: wanted, persistent: true };
  } catch {
    return { folder: temporaryFolder(), persistent: false };
  }
}
