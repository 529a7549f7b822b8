import { chmodSync } from 'node:fs';

/** Debian's and macOS' user without any rights. */
const NOBODY = 65_534;

/** Runs `work` while this user may not read the folder at `path`: root, who may read everything, as another user. */
export async function whileLocked<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  chmodSync(path, 0o000);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(path, 0o700);
  }
}
