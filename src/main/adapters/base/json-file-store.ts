import { readlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import {
  ok,
  err,
  type Failure,
  type Result,
  type StoredData,
} from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Log } from '../../core/base/log.ts';
import { renameFile } from './busy-files.mjs';
import { damagedPath } from './damaged-files.ts';
import { diskProblem, makeFolder, readProblem, writeWhole } from './disk.ts';
import { errorCode } from './error-code.ts';
import { withFileLock, type HeldLock } from './file-lock.mjs';
import { readRegularFile } from './regular-file.ts';

/** The value of a JSON file, and in which state the file was. */
export interface StoredJson<T> {
  readonly value: T;
  /** A `damaged` file is moved away; a `newer` file is not overwritten. */
  readonly state: 'well' | 'damaged' | 'newer';
}

/** A file that is there and cannot be read, with the code of the reason. `value` is the initial one. */
export interface UnreadJson<T> {
  readonly value: T;
  readonly state: 'unreadable';
  readonly code: string;
}

export interface JsonFileStoreOptions<T> {
  readonly path: string;
  /** The name used in the log. */
  readonly name: string;
  readonly initial: T;
  readonly maxBytes: number;
  /** Total: drops what does not fit or reports it as damaged, and never throws. */
  readonly parse: (text: string) => StoredJson<T>;
  readonly text: (value: T) => string;
  readonly log: Log;
  /** Called with the new path after a damaged file was moved away. */
  readonly onDamaged?: (movedTo: string) => void;
}

/** A value in one JSON file with mode 0600, in a folder that is created when it is first needed. */
export interface JsonFileStore<T> {
  read(): Promise<StoredJson<T> | UnreadJson<T>>;
  /**
   * Reads, changes and writes under a lock, so that changes saved by another process are not lost. A
   * file that cannot be read is not changed.
   */
  update(change: (value: T) => T): Promise<Result<T>>;
}

/** Creates a {@link JsonFileStore} at `path`. */
export function createJsonFileStore<T>(options: JsonFileStoreOptions<T>): JsonFileStore<T> {
  const { path, name, initial, maxBytes, parse, text, log, onDamaged } = options;
  const readNow = async (): Promise<StoredJson<T>> => {
    const file = await readCapped(path, maxBytes);
    if (file === undefined) return { value: initial, state: 'well' };
    return file === 'too-large' ? { value: initial, state: 'damaged' } : parse(file.text);
  };
  /**
   * The file that is moved away must be the damaged one, not its successor: therefore only while the
   * lock is held.
   */
  const readLocked = async (target: string, lock: HeldLock): Promise<StoredJson<T>> => {
    const stored = await readNow();
    if (stored.state === 'damaged' && (await lock.isHeld()))
      await setAside(target, name, log, onDamaged);
    return stored;
  };
  const updateLocked = async (
    target: string,
    lock: HeldLock,
    change: (value: T) => T,
  ): Promise<Result<T> | 'lock-lost'> => {
    const { value, state } = await readLocked(target, lock);
    if (state === 'newer') return err({ code: 'settings-newer' });
    const changed = change(value);
    if (changed === value) return ok(changed);
    const content = text(changed);
    // It could not be read again.
    if (Buffer.byteLength(content) > maxBytes)
      return err({ code: 'settings-unwritable', why: 'too-large' });
    try {
      await writeWhole(target, content, lock.draft);
    } catch (reason) {
      if (await lock.isHeld()) throw reason;
      // This process did not run for a while, and another one has written in the meantime.
      return 'lock-lost';
    }
    return ok(changed);
  };
  const locked = async <R>(work: (target: string, lock: HeldLock) => Promise<R>): Promise<R> => {
    const target = await followLinks(path);
    makeFolder(dirname(target));
    return withFileLock(`${target}.lock`, (lock) => work(target, lock), { fromLiving: true });
  };
  return {
    async read() {
      let stored: StoredJson<T>;
      try {
        stored = await readNow();
      } catch (reason) {
        const code = errorCode(reason);
        log.warn(`${name} could not be read`, { code });
        return { value: initial, state: 'unreadable', code };
      }
      if (stored.state !== 'damaged') return stored;
      return locked(readLocked).catch((reason: unknown) => {
        log.warn(`damaged ${name} could not be set aside`, { code: errorCode(reason) });
        return stored;
      });
    },
    async update(change): Promise<Result<T>> {
      try {
        for (;;) {
          const result = await locked((target, lock) => updateLocked(target, lock, change));
          if (result !== 'lock-lost') return result;
        }
      } catch (reason) {
        if (reason instanceof Unread) {
          log.warn(`${name} could not be read`, { code: reason.code });
          return err(unreadable(path, reason.code));
        }
        log.warn(`${name} could not be written`, { code: errorCode(reason) });
        return err({ code: 'settings-unwritable', why: diskProblem(reason) });
      }
    },
  };
}

class Unread extends Error {
  readonly code: string;

  constructor(code: string) {
    super('a file could not be read');
    this.code = code;
  }
}

/** The failure of a file at `path` that cannot be read, from the code of the reason. Without `what`, it is the settings. */
export const unreadable = (path: string, code: string, what?: StoredData): Failure => ({
  code: 'settings-unreadable',
  file: safeText(path),
  why: readProblem(code),
  system: safeText(code, 40),
  ...omitUndefined({ what }),
});

/** Why the data in the file at `path` is not what is stored; undefined if the file could be read or was set aside. */
export function unreadData<T>(
  read: StoredJson<T> | UnreadJson<T>,
  path: string,
  what: StoredData,
): Failure | undefined {
  if (read.state === 'unreadable') return unreadable(path, read.code, what);
  return read.state === 'newer' ? { code: 'settings-newer', what } : undefined;
}

/** Reports problems with a stored file that its reader cannot report itself. */
export interface StoreReports {
  /** A damaged file was moved to this path. */
  readonly onDamaged?: (movedTo: string) => void;
  readonly onUnread?: (failure: Failure) => void;
}

/**
 * The file's text; undefined if there is no file. Never reads more than the limit, whatever the
 * file's size.
 */
async function readCapped(
  path: string,
  maxBytes: number,
): Promise<{ text: string } | 'too-large' | undefined> {
  const file = await readRegularFile(path, { maxBytes });
  if (file.ok) return { text: file.bytes.toString('utf8') };
  switch (file.why) {
    case 'missing':
      // A parent that is a file is reported: nothing can be written there either.
      if (file.code === 'ENOENT') return undefined;
      break;
    case 'too-large':
      return 'too-large';
    default:
  }
  throw new Unread(file.code ?? file.why);
}

/** How many links may follow each other, as on most systems. */
const MAX_LINKS = 40;

/**
 * The file that `path` leads to, also if it does not exist yet. A link stays a link: people keep their settings in another
 * folder, and only that file is replaced.
 */
async function followLinks(path: string): Promise<string> {
  let target = path;
  for (let nth = 0; nth < MAX_LINKS; nth++) {
    const next = await readlink(target).catch(() => undefined);
    if (next === undefined) return target;
    target = resolve(dirname(target), next);
  }
  // Links that lead in a circle cannot be read either, and that is reported.
  return path;
}

async function setAside(
  path: string,
  name: string,
  log: Log,
  onDamaged: ((movedTo: string) => void) | undefined,
): Promise<void> {
  const movedTo = damagedPath(path, new Date());
  try {
    await renameFile(path, movedTo);
    log.warn(`damaged ${name} were set aside`);
    onDamaged?.(movedTo);
  } catch (reason) {
    log.warn(`damaged ${name} could not be set aside`, { code: errorCode(reason) });
  }
}
