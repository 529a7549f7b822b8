import { stat, type FileHandle } from 'node:fs/promises';
import { errorCode } from '../base/error-code.ts';

/** Shows whether a file was read since it was written. */
export interface ReadWatch {
  /** False if this file system does not record when a file was read (`noatime`, most of Windows). */
  readonly isVisible: boolean;
  /** True once a program has read the file, or has removed it. Always false if that is not visible. */
  wasRead(): Promise<boolean>;
}

/**
 * An access time that no read can produce. It is more than a day old, because Linux (`relatime`) records
 * only reads after an access time that is older than a day or than the last change.
 */
const NEVER_READ = new Date('2001-01-01T00:00:00Z');

/**
 * Watches `file`, which was just written and is open for reading. It is read once here, to find out
 * whether its file system records that.
 */
export async function createReadWatch(path: string, file: FileHandle): Promise<ReadWatch> {
  const isVisible = await recordsReads(file).catch(() => false);
  return {
    isVisible,
    async wasRead() {
      if (!isVisible) return false;
      try {
        return isRead(await stat(path));
      } catch (reason) {
        return errorCode(reason) === 'ENOENT';
      }
    },
  };
}

async function recordsReads(file: FileHandle): Promise<boolean> {
  const { mtime } = await file.stat();
  await file.utimes(NEVER_READ, mtime);
  if (isRead(await file.stat())) return false;
  await file.read(Buffer.alloc(1), 0, 1, 0);
  const isRecorded = isRead(await file.stat());
  await file.utimes(NEVER_READ, mtime);
  return isRecorded && !isRead(await file.stat());
}

const isRead = ({ atimeMs }: { readonly atimeMs: number }): boolean =>
  atimeMs !== NEVER_READ.getTime();
