import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The text of a small file, at most `maxBytes` of it; undefined if it cannot be read. Synchronous,
 * because the window needs it before it opens.
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
