import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The text of a file of a few bytes, at most `maxBytes` of it; undefined where it cannot be read. Synchronous:
 * for what the window opens with.
 */
export function readSmallFile(path: string, maxBytes: number): string | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(maxBytes);
      return bytes.toString('utf8', 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
