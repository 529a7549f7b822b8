import { lstat, readlink, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCode } from './error-code.ts';

/** A symbolic link that leads to a file or a folder that does not exist, for example because a drive is not connected. */
export interface BrokenLink {
  readonly path: string;
  /** Where it leads, through all links that follow. */
  readonly target: string;
}

/** The broken link because of which the file at `path` cannot be found: the file itself, or a folder above it. */
export async function brokenLinkOf(path: string): Promise<BrokenLink | undefined> {
  const entry = await lstat(path).catch((reason: unknown) => errorCode(reason));
  if (entry === 'ENOENT') {
    const parent = dirname(path);
    return parent === path ? undefined : brokenLinkOf(parent);
  }
  if (typeof entry === 'string' || !entry.isSymbolicLink()) return undefined;
  const found = await stat(path).catch((reason: unknown) => errorCode(reason));
  return found === 'ENOENT' ? { path, target: await followLinks(path) } : undefined;
}

/** How many links may follow each other, as on most systems. */
const MAX_LINKS = 40;

/**
 * The file that `path` leads to, also if it does not exist. A link stays a link: people keep their settings in another
 * folder, and only that file is replaced.
 */
export async function followLinks(path: string): Promise<string> {
  let target = path;
  for (let nth = 0; nth < MAX_LINKS; nth++) {
    const next = await readlink(target).catch(() => undefined);
    if (next === undefined) return target;
    target = resolve(dirname(target), next);
  }
  // Links that lead in a circle cannot be read either, and that is reported.
  return path;
}
