import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/** The file because of which there can be no folder at `path`: at that path, or at one above it. */
export async function fileInPlaceOfFolder(path: string): Promise<string | undefined> {
  const found = await stat(path).catch((reason: unknown) => errorCode(reason));
  if (typeof found !== 'string') return found.isDirectory() ? undefined : path;
  const parent = dirname(path);
  // Below a file, Windows reports that nothing is there.
  const isBelow = found === 'ENOENT' || found === 'ENOTDIR';
  return isBelow && parent !== path ? fileInPlaceOfFolder(parent) : undefined;
}
