import { constants } from 'node:fs';
import { lstat, open, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NO_POLICY, parsePolicy, unreadable, type PolicyResult } from '../../core/policy/policy.ts';
import { POLICY_MAX_BYTES } from '../../../shared/policy/policy.ts';
import { errorCode } from '../base/error-code.ts';

const OTHERS_MAY_WRITE = 0o022;
const STICKY = 0o1000;

export interface PolicyFileOptions {
  readonly path: string;
  /** Says whether only administrators can change the file and where its path leads. */
  readonly isSafe: (path: string) => Promise<boolean>;
}

/**
 * The policy in a file. None where there is no file; otherwise it is followed whole or not at all. A file
 * that others may change is not read: what it says would be their word and not the administrator's.
 */
export async function readPolicyFile({ path, isSafe }: PolicyFileOptions): Promise<PolicyResult> {
  try {
    if (!(await isThere(path))) return NO_POLICY;
    if (!(await isSafe(path))) return unreadable('open-to-others');
    const text = await readCapped(path);
    return text === undefined ? unreadable('too-large') : parsePolicy(text);
  } catch {
    return unreadable('unreadable');
  }
}

/** A link that leads nowhere is there: somebody meant it to be a policy. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (reason) {
    if (errorCode(reason) === 'ENOENT') return false;
    throw reason;
  }
}

/** Never waits: opened so that a pipe in the file's place gives nothing instead of holding us up. */
async function readCapped(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const about = await file.stat();
    if (!about.isFile()) throw new Error('not a file');
    if (about.size > POLICY_MAX_BYTES) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile());
  } finally {
    await file.close();
  }
}

/**
 * On Linux and macOS: the file, and every folder on the way to it and to where a link leads, belong to
 * `owner` (root) and nobody else may write there. A sticky folder is as good: others cannot replace what is in it.
 */
export async function onlyOwnersWrite(path: string, owners: readonly number[]): Promise<boolean> {
  const real = await realpath(path);
  const file = await stat(real);
  if (!owners.includes(file.uid) || (file.mode & OTHERS_MAY_WRITE) !== 0) return false;
  const folders = new Set([...foldersOf(real), ...foldersOf(path)]);
  for (const folder of folders) {
    const { uid, mode } = await stat(folder);
    const isShut = (mode & OTHERS_MAY_WRITE) === 0 || (mode & STICKY) !== 0;
    if (!owners.includes(uid) || !isShut) return false;
  }
  return true;
}

function foldersOf(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersOf(above)];
}
