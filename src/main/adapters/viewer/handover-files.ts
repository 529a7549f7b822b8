import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Log } from '../../core/base/log.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { diskProblem, makeFolder } from '../base/disk.ts';
import { errorCode } from '../base/error-code.ts';
import { isPrivatePath } from '../window/private-path.ts';

/**
 * The viewer reads the file after it has started; if it is deleted too early, the viewer reports a
 * name lookup error.
 */
export const FILE_LIFE_MS = 10_000;
/** Files older than this at start were left by a run that crashed. */
const ORPHAN_MS = 60_000;
const NAME = /^[0-9a-f]{32}\.dcv$/;
const DELETE_TRIES = 5;

/** A hand-over file on the disk. */
export interface HandoverFile {
  readonly path: string;
  /** Settles when the file is deleted: after 10 s, or at once after {@link HandoverFile.drop}. */
  readonly gone: Promise<void>;
  drop(): Promise<void>;
}

export interface HandoverFiles {
  /** Creates the folder, or says why files cannot be written to it. */
  prepare(): Promise<Result<undefined>>;
  /** Writes `text` to a new file, mode 0600 in a 0700 folder of this user, never through a link. */
  write(text: Secret): Promise<Result<HandoverFile>>;
  /** Deletes files that earlier runs left. */
  sweep(): Promise<void>;
  /** Settles when all files of this run are deleted. */
  settled(): Promise<void>;
}

/**
 * True for a name that {@link HandoverFiles.write} generates: only such files are ever read back.
 */
export const isHandoverName = (name: string): boolean => NAME.test(name);

/** Creates {@link HandoverFiles} in `folder`. */
export function createHandoverFiles(folder: string, log: Log): HandoverFiles {
  const pending = new Set<Promise<void>>();

  const drop = async (path: string): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        await rm(path, { force: true });
        return;
      } catch (reason) {
        // Windows refuses while the viewer has the file open; the sweep at the next start is the
        // last resort.
        if (attempt >= DELETE_TRIES) {
          log.warn('a hand-over file could not be deleted', { code: errorCode(reason) });
          return;
        }
        await sleep(200 * attempt);
      }
    }
  };

  return {
    async prepare() {
      try {
        await ensurePrivateFolder(folder);
        return ok(undefined);
      } catch (reason) {
        log.warn('the hand-over folder cannot be used', { code: errorCode(reason) });
        return err({ code: 'handover-unwritable', why: diskProblem(reason) });
      }
    },
    async write(text) {
      const path = join(folder, `${randomBytes(16).toString('hex')}.dcv`);
      try {
        await ensurePrivateFolder(folder);
        const file = await open(path, 'wx', 0o600);
        try {
          await file.chmod(0o600);
          await file.writeFile(text.reveal());
        } finally {
          await file.close();
        }
      } catch (reason) {
        await rm(path, { force: true }).catch(() => undefined);
        log.warn('a hand-over file could not be written', { code: errorCode(reason) });
        return err({ code: 'handover-unwritable', why: diskProblem(reason) });
      }
      const stop = new AbortController();
      const gone = sleep(FILE_LIFE_MS, undefined, { signal: stop.signal })
        .catch(() => undefined)
        .then(() => drop(path))
        .finally(() => pending.delete(gone));
      pending.add(gone);
      return ok({
        path,
        gone,
        drop: () => {
          stop.abort();
          return gone;
        },
      });
    },
    async sweep() {
      const names = (await isOwnFolder(folder)) ? await readdir(folder).catch(() => []) : [];
      for (const name of names.filter(isHandoverName)) {
        const path = join(folder, name);
        const stats = await lstat(path).catch(() => undefined);
        if (stats === undefined || !isOwnFile(stats)) continue;
        if (Date.now() - stats.mtimeMs > ORPHAN_MS) await drop(path);
      }
    },
    async settled() {
      await Promise.all(pending);
    },
  };
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
