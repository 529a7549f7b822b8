import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NO_POLICY, parsePolicy, unreadable, type PolicyResult } from '../../core/policy/policy.ts';
import { readText } from '../../../shared/base/strict-text.ts';
import { POLICY_MAX_BYTES } from '../../../shared/policy/policy.ts';
import { brokenLinkOf } from '../base/broken-link.ts';
import { errorCode } from '../base/error-code.ts';
import { readRegularFile } from '../base/regular-file.ts';

const OTHERS_MAY_WRITE = 0o022;
const STICKY = 0o1000;

export interface PolicyFileOptions {
  readonly path: string;
  /** Whether only administrators can change the file and its path. */
  readonly isSafe: (path: string) => Promise<boolean>;
}

/**
 * The policy in a file. If there is no file, there is none; otherwise all of it applies or none of
 * it. A file that other users can change is not read, because it may not be the administrator's.
 */
export async function readPolicyFile({ path, isSafe }: PolicyFileOptions): Promise<PolicyResult> {
  try {
    if (!(await exists(path))) return NO_POLICY;
    if (!(await isSafe(path))) return unreadable('open-to-others');
    const bytes = await readCapped(path);
    if (bytes === undefined) return unreadable('too-large');
    const read = readText(bytes);
    if ('text' in read) return parsePolicy(read.text);
    return unreadable(read.why === 'nul' ? 'nul' : 'encoding');
  } catch {
    return unreadable('unreadable');
  }
}

/** A broken link counts as present, also that of a folder above: someone meant it to be a policy. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (reason) {
    if (errorCode(reason) === 'ENOENT') return (await brokenLinkOf(path)) !== undefined;
    throw reason;
  }
}

async function readCapped(path: string): Promise<Uint8Array | undefined> {
  const file = await readRegularFile(path, { maxBytes: POLICY_MAX_BYTES });
  if (file.ok) return file.bytes;
  if (file.why === 'too-large') return undefined;
  throw new Error(`not read: ${file.why}`);
}

/**
 * On Linux and macOS: whether the file and all folders on its path and on the path of a link's
 * target belong to one of `owners`, and no one else may write to them. A sticky folder is allowed:
 * other users cannot replace what is in it.
 */
export async function onlyOwnersWrite(path: string, owners: readonly number[]): Promise<boolean> {
  const real = await realpath(path);
  const file = await stat(real);
  if (!owners.includes(file.uid) || (file.mode & OTHERS_MAY_WRITE) !== 0) return false;
  const folders = new Set([...foldersOf(real), ...foldersOf(path)]);
  for (const folder of folders) {
    const { uid, mode } = await stat(folder);
    const isProtected = (mode & OTHERS_MAY_WRITE) === 0 || (mode & STICKY) !== 0;
    if (!owners.includes(uid) || !isProtected) return false;
  }
  return true;
}

function foldersOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...foldersOf(parent)];
}
