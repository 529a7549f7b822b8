import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, type Stats } from 'node:fs';
import { chmod, lstat, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Log } from '../../core/base/log.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import type { FileUse } from '../../core/viewer/hand-over.ts';
import { writeProblem } from '../base/disk.ts';
import { makeFolder } from '../base/make-folder.ts';
import { errorCode } from '../base/error-code.ts';
import { systemClock } from '../base/system-clock.ts';
import { FILE_TIMES, startLifetime, type FileLifetime, type FileTimes } from './file-lifetime.ts';
import { createReadWatch, type ReadWatch } from './read-watch.ts';
import { isPrivatePath } from '../window/private-path.ts';

const NAME = /^[0-9a-f]{32}\.dcv$/;
const DELETE_TRIES = 5;
/** After these tries, the file is tried again this often for as long as the program runs. */
const AGAIN_MS = 5_000;

/** A hand-over file on the disk. */
export interface HandoverFile {
  readonly path: string;
  /**
   * Settles when the file is deleted: after 10 s, later if it was not read until then, at once after
   * {@link HandoverFile.drop}.
   */
  readonly gone: Promise<FileUse>;
  drop(): Promise<void>;
}

export interface HandoverFiles {
  /** Creates the folder, or says why files cannot be written to it. */
  prepare(): Promise<Result<undefined>>;
  /** Writes `text` to a new file, mode 0600 in a 0700 folder of this user, never through a link. */
  write(text: Secret): Promise<Result<HandoverFile>>;
  /**
   * Deletes files that earlier runs left, each when it is a minute old. Resolves when those that are
   * old enough already are deleted; the others follow until `signal` is aborted.
   */
  sweep(signal: AbortSignal): Promise<void>;
  /**
   * Deletes the files of this run because it ends: a file that was read at once, another one when it
   * is read, or after `graceMs`. Without `graceMs`, a file that was not read stays for its usual time.
   * Resolves when all are deleted.
   */
  dispose(graceMs?: number): Promise<void>;
  /** Deletes all files of this run at once, for a process that must end now. */
  dropNow(): void;
}

/**
 * True for a name that {@link HandoverFiles.write} generates: only such files are ever read back.
 */
export const isHandoverName = (name: string): boolean => NAME.test(name);

/** Creates {@link HandoverFiles} in `folder`. */
export function createHandoverFiles(
  folder: string,
  log: Log,
  times: FileTimes = FILE_TIMES,
): HandoverFiles {
  const clock = systemClock;
  const pending = new Set<FileLifetime>();
  /** Files that other programs had open for too long. */
  const held = new Set<string>();
  let again: NodeJS.Timeout | undefined;

  const remove = async (path: string): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        await rm(path, { force: true });
        return;
      } catch (reason) {
        // Windows refuses while the viewer or a virus scanner has the file open.
        if (attempt >= DELETE_TRIES) {
          log.warn('a hand-over file could not be deleted', { code: errorCode(reason) });
          held.add(path);
          removeHeld();
          return;
        }
        await clock.sleep(200 * attempt);
      }
    }
  };

  /** Does not keep the program running: {@link HandoverFiles.dropNow} and the next start's sweep try again. */
  const removeHeld = () => {
    if (held.size === 0 || again !== undefined) return;
    again = setTimeout(() => {
      again = undefined;
      for (const path of held) if (isRemoved(path)) held.delete(path);
      if (held.size === 0) log.info('the hand-over files that were in use are deleted');
      removeHeld();
    }, AGAIN_MS).unref();
  };

  const keep = (path: string, reads: ReadWatch): HandoverFile => {
    const file = startLifetime(path, reads, times, remove);
    pending.add(file);
    const gone = file.gone.finally(() => pending.delete(file));
    return {
      path,
      gone,
      async drop() {
        file.drop();
        await gone;
      },
    };
  };

  return {
    async prepare() {
      try {
        await ensurePrivateFolder(folder);
        return ok(undefined);
      } catch (reason) {
        log.warn('the hand-over folder cannot be used', { code: errorCode(reason) });
        return unwritable(folder, reason);
      }
    },
    async write(text) {
      const path = join(folder, `${randomBytes(16).toString('hex')}.dcv`);
      try {
        await ensurePrivateFolder(folder);
        return ok(keep(path, await writeNew(path, text)));
      } catch (reason) {
        if (existsSync(path)) await remove(path);
        log.warn('a hand-over file could not be written', { code: errorCode(reason) });
        return unwritable(folder, reason);
      }
    },
    async sweep(signal) {
      const names = (await isOwnFolder(folder)) ? await readdir(folder).catch(() => []) : [];
      const removals: Promise<void>[] = [];
      for (const name of names.filter(isHandoverName)) {
        const path = join(folder, name);
        const stats = await lstat(path).catch(() => undefined);
        if (
          stats === undefined ||
          !isOwnFile(stats) ||
          [...pending].some((file) => file.path === path)
        )
          continue;
        // A time far in the future means that the clock was changed, not that the file is new.
        const leftMs = times.orphanMs - Math.abs(Date.now() - stats.mtimeMs);
        if (leftMs <= 0) removals.push(remove(path));
        else
          clock.sleep(leftMs, signal).then(
            () => remove(path),
            () => undefined,
          );
      }
      await Promise.all(removals);
    },
    async dispose(graceMs = Infinity) {
      for (const file of pending) file.dispose(graceMs);
      await Promise.all([...pending].map(({ gone }) => gone));
    },
    dropNow() {
      // The sweep at the next start is the last resort.
      for (const path of [...held, ...[...pending].map((file) => file.path)]) isRemoved(path);
    },
  };
}

/** Names the folder, because it is one of several that are possible, or the file that is in its place. */
async function unwritable(folder: string, reason: unknown) {
  const { why, path } = await writeProblem(folder, reason);
  return err({ code: 'handover-unwritable', why, detail: path ?? safeText(folder) });
}

/** Tries once to delete a file. */
function isRemoved(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Writes a new file that only this user can read, and watches it from then on. */
async function writeNew(path: string, text: Secret): Promise<ReadWatch> {
  const file: FileHandle = await open(path, 'wx+', 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(text.reveal());
    return await createReadWatch(path, file);
  } finally {
    await file.close();
  }
}

const isOwn = ({ uid }: Stats): boolean => process.getuid === undefined || uid === process.getuid();

/** SECURITY: in a folder that others can write to, a name says nothing about who wrote the file. */
const isOwnFile = (stats: Stats): boolean => !stats.isDirectory() && isOwn(stats);

async function isOwnFolder(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch(() => undefined);
  return stats?.isDirectory() === true && isOwn(stats);
}

/** Makes sure that `folder` is a real folder of this user that no one else can enter. */
async function ensurePrivateFolder(folder: string): Promise<void> {
  makeFolder(folder);
  const stats = await lstat(folder);
  if (!stats.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  if (!isOwn(stats)) throw Object.assign(new Error('not ours'), { code: 'EACCES' });
  if ((stats.mode & 0o777) !== 0o700) await chmod(folder, 0o700);
  if (!isPrivatePath(folder)) throw Object.assign(new Error('not private'), { code: 'EACCES' });
}
