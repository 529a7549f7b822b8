import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DiskProblem, ReadProblem } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { removeFile, renameFile } from './busy-files.mjs';
import { errorCode } from './error-code.ts';
import { fileInPlaceOfFolder } from './file-in-place-of-folder.ts';
import { sweepLeftovers } from './leftovers.mjs';
import { BROKEN_LINK } from './make-folder.ts';
import { identityText, ownIdentity } from './process-identity.mjs';

/** Why a file could not be written, reduced to the reasons that have a text. */
export function diskProblem(reason: unknown): DiskProblem {
  switch (errorCode(reason)) {
    case 'EROFS':
      return 'read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EACCES':
    case 'EPERM':
      return 'denied';
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ELOOP':
      return 'not-a-folder';
    case BROKEN_LINK:
      return 'broken-link';
    case 'ELOCKED':
      return 'locked';
    default:
      return 'other';
  }
}

/** The facts of a failure to write into `folder`: why, and the file that is in its way. */
export async function writeProblem(
  folder: string,
  reason: unknown,
): Promise<{ readonly why: DiskProblem; readonly path?: string }> {
  const why = diskProblem(reason);
  const path = why === 'not-a-folder' ? await fileInPlaceOfFolder(folder) : undefined;
  return { why, ...(path !== undefined && { path: safeText(path) }) };
}

/** Why a file could not be read, from the system's code or from that of `regular-file.ts`. */
export function readProblem(code: string): ReadProblem {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'not-owned':
      return 'denied';
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ELOOP':
    case 'not-a-file':
      return 'not-a-file';
    case 'EIO':
      return 'disk';
    case 'ESTALE':
    case 'ENOTCONN':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
      return 'disconnected';
    default:
      return 'other';
  }
}

/**
 * Writes the whole file or nothing: first to a temporary file in the same folder, flushed, then
 * renamed. Mode 0600. After a crash the file is either the old one or the new one, never a mixture.
 * What processes that died left of the same file is removed. `draft` is the path of the temporary
 * file, for example that of a lock; without it, the file gets a name that says who writes it.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  draft?: string,
): Promise<void> {
  if (draft === undefined) await sweepLeftovers(path);
  const temporary = draft ?? (await newDraft(path));
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameFile(temporary, path);
  } catch (reason) {
    await removeFile(temporary).catch(() => undefined);
    throw reason;
  }
}

const newDraft = async (path: string): Promise<string> =>
  `${path}.${identityText(await ownIdentity())}.${randomBytes(6).toString('hex')}.tmp`;
