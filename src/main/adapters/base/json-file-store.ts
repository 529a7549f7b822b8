import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Log } from '../../core/base/log.ts';
import { diskProblem, makeFolder, writeWhole } from './disk.ts';
import { errorCode } from './error-code.ts';
import { withFileLock } from './file-lock.ts';

/** What a file of ours holds, and how its text came to be read. */
export interface StoredJson<T> {
  readonly value: T;
  /** `damaged` is set aside, `newer` is not written over. */
  readonly state: 'well' | 'damaged' | 'newer';
}

export interface JsonFileStoreOptions<T> {
  readonly path: string;
  /** What it is called in the log. */
  readonly name: string;
  readonly none: T;
  readonly maxBytes: number;
  /** Total: what does not fit is left out or damaged, never thrown. */
  readonly parse: (text: string) => StoredJson<T>;
  readonly text: (value: T) => string;
  readonly log: Log;
  /** Told once a damaged file was set aside, with its new name. */
  readonly onDamaged?: (keptAs: string) => void;
}

/** A value in one JSON file, 0600 in a folder that is made when it is first needed. */
export interface JsonFileStore<T> {
  read(): Promise<StoredJson<T>>;
  /** Reads again, changes, writes, all under a lock, so that nothing another process saved is lost. */
  update(change: (value: T) => T): Promise<Result<T>>;
}

/** {@link JsonFileStore} at `path`. */
export function createJsonFileStore<T>(options: JsonFileStoreOptions<T>): JsonFileStore<T> {
  const { path, name, none, maxBytes, parse, text, log, onDamaged } = options;
  const readNow = async (): Promise<StoredJson<T>> => {
    const file = await readCapped(path, maxBytes);
    if (file === undefined) return { value: none, state: 'well' };
    return file === 'too-large' ? { value: none, state: 'damaged' } : parse(file.text);
  };
  /** Under the lock alone: the file that is moved away has to be the damaged one, not its successor. */
  const readLocked = async (): Promise<StoredJson<T>> => {
    const reading = await readNow();
    if (reading.state === 'damaged') await setAside(path, name, log, onDamaged);
    return reading;
  };
  return {
    async read() {
      let reading: StoredJson<T>;
      try {
        reading = await readNow();
      } catch (reason) {
        log.warn(`${name} could not be read`, { code: errorCode(reason) });
        return { value: none, state: 'well' };
      }
      if (reading.state !== 'damaged') return reading;
      return withFileLock(`${path}.lock`, readLocked).catch((reason: unknown) => {
        log.warn(`damaged ${name} could not be set aside`, { code: errorCode(reason) });
        return reading;
      });
    },
    async update(change): Promise<Result<T>> {
      try {
        makeFolder(dirname(path));
        return await withFileLock(`${path}.lock`, async () => {
          const { value, state } = await readLocked();
          if (state === 'newer') return err({ code: 'settings-newer' });
          const changed = change(value);
          if (changed !== value) await writeWhole(path, text(changed));
          return ok(changed);
        });
      } catch (reason) {
        log.warn(`${name} could not be written`, { code: errorCode(reason) });
        return err({ code: 'settings-unwritable', why: diskProblem(reason) });
      }
    },
  };
}

/** The file's text; nothing when there is none. Reads no more than the cap, whatever its size. */
async function readCapped(
  path: string,
  maxBytes: number,
): Promise<{ text: string } | 'too-large' | undefined> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (reason) {
    if (errorCode(reason) === 'ENOENT') return undefined;
    throw reason;
  }
  try {
    if ((await file.stat()).size > maxBytes) return 'too-large';
    return { text: await file.readFile('utf8') };
  } finally {
    await file.close();
  }
}

async function setAside(
  path: string,
  name: string,
  log: Log,
  onDamaged: ((keptAs: string) => void) | undefined,
): Promise<void> {
  const keptAs = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  try {
    await rename(path, keptAs);
    log.warn(`damaged ${name} were set aside`);
    onDamaged?.(keptAs);
  } catch (reason) {
    log.warn(`damaged ${name} could not be set aside`, { code: errorCode(reason) });
  }
}
