import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  NO_POLICY,
  parsePolicy,
  unreadable,
  type PolicyFailure,
  type PolicyResult,
} from '../../core/policy/policy.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { readText } from '../../../shared/base/strict-text.ts';
import { POLICY_MAX_BYTES } from '../../../shared/policy/policy.ts';
import { brokenLinkOf } from '../base/broken-link.ts';
import { errorCode } from '../base/error-code.ts';
import { readRegularFile } from '../base/regular-file.ts';

const OTHERS_MAY_WRITE = 0o022;
const STICKY = 0o1000;
const PATH_LENGTH = 512;

export interface PolicyFileOptions {
  readonly path: string;
  /** The file, or a folder on its path, that others than administrators can change; undefined if there is none. */
  readonly openPart: (path: string) => Promise<string | undefined>;
}

/**
 * The policy in a file. If there is no file, there is none; otherwise all of it applies or none of
 * it. A file that other users can change is not read, because it may not be the administrator's.
 */
export async function readPolicyFile({ path, openPart }: PolicyFileOptions): Promise<PolicyResult> {
  const refused = (why: PolicyFailure['why'], at = path) =>
    unreadable(why, { path: safeText(at, PATH_LENGTH) });
  try {
    if (!(await exists(path))) return NO_POLICY;
    const open = await openPart(path);
    if (open !== undefined) return refused('open-to-others', open);
    const bytes = await readCapped(path);
    if (bytes === undefined) return refused('too-large');
    const read = readText(bytes);
    if (!('text' in read)) return refused(read.why === 'nul' ? 'nul' : 'encoding');
    const policy = parsePolicy(read.text);
    const isWithoutField = policy.state === 'unreadable' && policy.failure.field === undefined;
    return isWithoutField ? refused(policy.failure.why) : policy;
  } catch {
    return refused('unreadable');
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
 * On Linux and macOS: the file, or the first folder on its path or on the path of a link's target, that does not belong to one
 * of `owners`, or to which someone else may write. A sticky folder is allowed: other users cannot replace what is in it.
 */
export async function openToOthers(
  path: string,
  owners: readonly number[],
): Promise<string | undefined> {
  const real = await realpath(path);
  const file = await stat(real);
  if (!owners.includes(file.uid) || (file.mode & OTHERS_MAY_WRITE) !== 0) return real;
  const folders = new Set([...foldersOf(real), ...foldersOf(path)]);
  for (const folder of folders) {
    const { uid, mode } = await stat(folder);
    const isProtected = (mode & OTHERS_MAY_WRITE) === 0 || (mode & STICKY) !== 0;
    if (!owners.includes(uid) || !isProtected) return folder;
  }
  return undefined;
}

function foldersOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...foldersOf(parent)];
}
