import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

const GROUP_WRITE = 0o020;
const OTHER_WRITE = 0o002;
const STICKY = 0o1000;
const ROOT = 0;

/** The user whose files these are. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** The user of this process; undefined on Windows, where folders of users are private by themselves. */
export function currentOwner(): Owner | undefined {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/**
 * True if no other user can put something else in the place of `path`: it and all folders above it
 * belong to this user or to root, and nobody else may write to them. A folder in which only owners may
 * rename (sticky, as /tmp) is private, and also one that the user's private group may write to. Parts
 * that do not exist yet are created by this user. Symbolic links are followed and checked as well.
 */
export function isPrivatePath(path: string, owner = currentOwner()): boolean {
  if (owner === undefined) return true;
  const existing = firstExisting(path);
  return areOwn(existing, owner) && areOwn(realPath(existing), owner);
}

/**
 * True for a folder that may be `XDG_RUNTIME_DIR` by the rule of its specification: it exists, belongs
 * to this user, and nobody else may read or write it.
 */
export function isRuntimeFolder(path: string, owner = currentOwner()): boolean {
  const stats = statsOf(path);
  if (stats?.isDirectory() !== true) return false;
  if (owner === undefined) return true;
  const isOwn = stats.uid === owner.uid && (stats.mode & 0o777) === 0o700;
  return isOwn && isPrivatePath(path, owner);
}

function areOwn(path: string | undefined, owner: Owner): boolean {
  if (path === undefined) return false;
  for (let part = path; ; part = dirname(part)) {
    const stats = statsOf(part);
    if (stats === undefined || !isOwn(stats, owner)) return false;
    if (dirname(part) === part) return true;
  }
}

function isOwn(stats: Stats, { uid, gid }: Owner): boolean {
  if (stats.uid !== uid && stats.uid !== ROOT) return false;
  // Permissions of a link itself mean nothing.
  if (stats.isSymbolicLink() || (stats.mode & STICKY) !== 0) return true;
  if ((stats.mode & OTHER_WRITE) !== 0) return false;
  // Many systems give each user a group of the same number and name.
  const isPrivateGroup = stats.gid === gid && gid === uid;
  return (stats.mode & GROUP_WRITE) === 0 || isPrivateGroup || stats.gid === ROOT;
}

function firstExisting(path: string): string {
  let part = path;
  while (statsOf(part) === undefined && dirname(part) !== part) part = dirname(part);
  return part;
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
