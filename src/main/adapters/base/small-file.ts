import { readRegularFileSync } from './regular-file.ts';

/**
 * The text of a regular file of at most `maxBytes`; undefined if it cannot be read. Synchronous,
 * because the window needs it before it opens.
 */
export function readSmallFile(path: string, maxBytes: number): string | undefined {
  const file = readRegularFileSync(path, { maxBytes });
  return file.ok ? file.bytes.toString('utf8') : undefined;
}
