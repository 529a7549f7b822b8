import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../base/disk.ts';

/**
 * The folder for Electron's own data: `wanted`, or, where that cannot be written to (a read-only
 * home, a full disk), one for this run. Without one Electron would not start at all, and could not
 * say why. Synchronous, because Electron has to be told before it is ready.
 */
export function usableFolder(wanted: string): { readonly folder: string; readonly ours: boolean } {
  try {
    makeFolder(wanted);
    accessSync(wanted, constants.W_OK);
    return { folder: wanted, ours: true };
  } catch {
    return { folder: mkdtempSync(join(tmpdir(), 'stagedoor-')), ours: false };
  }
}
