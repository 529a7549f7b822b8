import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { isLocalPath } from '../../../shared/base/local-path.ts';
import { errorCode } from './error-code.ts';

/** Opens a named pipe without waiting for a writer. Windows does not have O_NONBLOCK. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;
const CHUNK_BYTES = 64 * 1024;

/** Why a file was not read. */
export type FileRefusal =
  | 'not-local'
  | 'missing'
  | 'not-a-file'
  | 'too-large'
  | 'not-owned'
  | 'unreadable';

/** The bytes of a file, or why it was not read, with the system's error code if there is one. */
export type FileContent =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly why: FileRefusal; readonly code?: string };

export interface ReadLimits {
  readonly maxBytes: number;
  /** True if the path comes from a setting: it must be absolute and on this machine's own disks. */
  readonly onlyLocal?: boolean;
  /** The user who must own the file. Ignored on Windows. */
  readonly owner?: number | undefined;
}

/**
 * Reads a regular file whole, at most `maxBytes`. Never throws, and never blocks on a pipe or a
 * device. All checks are on the open file, so that replacing it in between changes nothing, and a
 * file that grows is still not read beyond the limit.
 */
export async function readRegularFile(path: string, limits: ReadLimits): Promise<FileContent> {
  if (limits.onlyLocal === true && !isLocalPath(path)) return refused('not-local');
  try {
    const file = await open(path, READ);
    try {
      const refusal = refusalOf(await file.stat(), limits);
      if (refusal !== undefined) return refused(refusal);
      const chunks = createChunks(limits.maxBytes);
      for (;;) {
        const { bytesRead } = await file.read(chunks.next());
        if (chunks.add(bytesRead)) return chunks.content();
      }
    } finally {
      await file.close();
    }
  } catch (reason) {
    return notRead(reason);
  }
}

/** {@link readRegularFile} without waiting, for what is needed before the window opens. */
export function readRegularFileSync(path: string, limits: ReadLimits): FileContent {
  if (limits.onlyLocal === true && !isLocalPath(path)) return refused('not-local');
  try {
    const file = openSync(path, READ);
    try {
      const refusal = refusalOf(fstatSync(file), limits);
      if (refusal !== undefined) return refused(refusal);
      const chunks = createChunks(limits.maxBytes);
      for (;;) if (chunks.add(readSync(file, chunks.next()))) return chunks.content();
    } finally {
      closeSync(file);
    }
  } catch (reason) {
    return notRead(reason);
  }
}

function refusalOf(stats: Stats, { maxBytes, owner }: ReadLimits): FileRefusal | undefined {
  if (!stats.isFile()) return 'not-a-file';
  if (owner !== undefined && process.getuid !== undefined && stats.uid !== owner)
    return 'not-owned';
  return stats.size > maxBytes ? 'too-large' : undefined;
}

/** Collects what is read until the end of the file, or one byte beyond the limit. */
function createChunks(maxBytes: number) {
  const chunks: Buffer[] = [];
  let current = Buffer.alloc(0);
  let total = 0;
  return {
    /** The buffer for the next read. */
    next: () => (current = Buffer.alloc(Math.min(CHUNK_BYTES, maxBytes + 1 - total))),
    /** Adds what was read into it; true if nothing more is to be read. */
    add(bytesRead: number): boolean {
      chunks.push(current.subarray(0, bytesRead));
      total += bytesRead;
      return bytesRead === 0 || total > maxBytes;
    },
    content: (): FileContent =>
      total > maxBytes ? refused('too-large') : { ok: true, bytes: Buffer.concat(chunks, total) },
  };
}

const refused = (why: FileRefusal, code?: string): FileContent => ({
  ok: false,
  why,
  ...(code !== undefined && { code }),
});

function notRead(reason: unknown): FileContent {
  const code = errorCode(reason);
  return refused(code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable', code);
}
