import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { followLinks } from './broken-link.ts';

/** The path of the file's damaged version that was set aside last, next to where links lead; undefined if there is none. */
export async function newestDamaged(file: string): Promise<string | undefined> {
  const path = await followLinks(file);
  const names = await readdir(dirname(path)).catch(() => []);
  const newest = names
    .filter((name) => name.startsWith(damagedStart(basename(path))))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : join(dirname(path), newest);
}

/** Where a damaged file is moved at this time. */
export const damagedPath = (path: string, at: Date): string =>
  `${damagedStart(path)}${at.toISOString().replace(/[:.]/g, '-')}`;

const damagedStart = (path: string): string => `${path}.damaged-`;
