import { randomBytes } from 'node:crypto';
import { chmod, lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Log } from '../../core/base/log.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { diskProblem, makeFolder } from '../base/disk.ts';
import { errorCode } from '../base/error-code.ts';

/** The viewer reads the file after it has started; deleted at once, it reports a name lookup error. */
export const KEPT_MS = 10_000;
/** What is older than this at our start was left by a run that died. */
const ORPHAN_MS = 60_000;
const NAME = /^[0-9a-f]{32}\.dcv$/;
const DELETE_TRIES = 5;

/** One hand-over file on the disk. */
export interface HandoverFile {
  readonly path: string;
  /** Settles when the file is gone: after 10 s, or at once when {@link HandoverFile.drop} is called. */
  readonly gone: Promise<void>;
  drop(): Promise<void>;
}

export interface HandoverFiles {
  /** Writes `text` to a new file, 0600 in a 0700 folder of ours, never through a link of somebody else's. */
  write(text: Secret): Promise<Result<HandoverFile>>;
  /** Deletes what earlier runs left. */
  sweep(): Promise<void>;
  /** Settles when no file of this run is left. */
  settled(): Promise<void>;
}

/** True for a name {@link HandoverFiles.write} gives: the only files in the folder anybody is shown. */
export const isHandoverName = (name: string): boolean => NAME.test(name);

/** {@link HandoverFiles} in `folder`. */
export function createHandoverFiles(folder: string, log: Log): HandoverFiles {
  const here = new Set<Promise<void>>();

  const drop = async (path: string): Promise<void> => {
    for (let nth = 1; ; nth++) {
      try {
        await rm(path, { force: true });
        return;
      } catch (reason) {
        // Windows refuses while the viewer still has the file open; the sweep of the next start is the last resort.
        if (nth >= DELETE_TRIES) {
          log.warn('a hand-over file could not be deleted', { code: errorCode(reason) });
          return;
        }
        await sleep(200 * nth);
      }
    }
  };

  return {
    async write(text) {
      const path = join(folder, `${randomBytes(16).toString('hex')}.dcv`);
      try {
        await ownFolder(folder);
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
      const gone = sleep(KEPT_MS, undefined, { signal: stop.signal })
        .catch(() => undefined)
        .then(() => drop(path))
        .finally(() => here.delete(gone));
      here.add(gone);
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
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter(isHandoverName)) {
        const path = join(folder, name);
        const found = await lstat(path).catch(() => undefined);
        if (found !== undefined && Date.now() - found.mtimeMs > ORPHAN_MS) await drop(path);
      }
    },
    async settled() {
      await Promise.all(here);
    },
  };
}

/** Makes sure that `folder` is a real folder of this user's that nobody else may enter. */
async function ownFolder(folder: string): Promise<void> {
  makeFolder(folder);
  const found = await lstat(folder);
  if (!found.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  if (process.getuid !== undefined && found.uid !== process.getuid()) {
    throw Object.assign(new Error('not ours'), { code: 'EACCES' });
  }
  if ((found.mode & 0o777) !== 0o700) await chmod(folder, 0o700);
}
