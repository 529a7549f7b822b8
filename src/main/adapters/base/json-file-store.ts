import { dirname } from 'node:path';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import {
  ok,
  err,
  type Failure,
  type Result,
  type StoredData,
} from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { strictText } from '../../../shared/base/strict-text.ts';
import type { Log } from '../../core/base/log.ts';
import { brokenLinkOf, followLinks, type BrokenLink } from './broken-link.ts';
import { renameFile } from './busy-files.mjs';
import { damagedPath, newestDamaged } from './damaged-files.ts';
import { readProblem, writeProblem, writeWhole } from './disk.ts';
import { fileInPlaceOfFolder } from './file-in-place-of-folder.ts';
import { makeFolder } from './make-folder.ts';
import { errorCode } from './error-code.ts';
import { withFileLock, type HeldLock } from './file-lock.mjs';
import { readRegularFile } from './regular-file.ts';

/** The value of a JSON file, and in which state the file was. */
export interface StoredJson<T> {
  readonly value: T;
  /** A `damaged` file is moved away; a `newer` file is not overwritten. */
  readonly state: 'well' | 'damaged' | 'newer';
}

/** Why a file cannot be read: the code of the reason, and the link that leads nowhere or the file in place of a folder, if any. */
interface UnreadReason {
  readonly code: string;
  readonly link?: BrokenLink | undefined;
  readonly folder?: string | undefined;
}

/** A file that is there and cannot be read. `value` is the initial one. */
export interface UnreadJson<T> extends UnreadReason {
  readonly value: T;
  readonly state: 'unreadable';
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
    // Text with replacement characters would be written back, and what they replaced would be lost.
    const content = file === 'too-large' ? undefined : strictText(file.bytes);
    return content === undefined ? { value: initial, state: 'damaged' } : parse(content);
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
    await refuseBrokenLink(path);
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
        const { link, folder } = reason instanceof Unread ? reason : {};
        return { value: initial, state: 'unreadable', code, link, folder };
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
          return err(unreadable(path, reason));
        }
        log.warn(`${name} could not be written`, { code: errorCode(reason) });
        const problem = await writeProblem(dirname(path), reason);
        return err({ code: 'settings-unwritable', ...problem });
      }
    },
  };
}

class Unread extends Error implements UnreadReason {
  readonly code: string;
  readonly link: BrokenLink | undefined;
  readonly folder: string | undefined;

  constructor(code: string, { link, folder }: Omit<UnreadReason, 'code'> = {}) {
    super('a file could not be read');
    this.code = code;
    this.link = link;
    this.folder = folder;
  }
}

/** The failure of a file at `path` that cannot be read. Without `what`, it is the settings. */
export const unreadable = (
  path: string,
  { code, link, folder }: UnreadReason,
  what?: StoredData,
): Failure => ({
  code: 'settings-unreadable',
  file: safeText(path),
  why:
    link !== undefined ? 'broken-link' : folder !== undefined ? 'not-a-folder' : readProblem(code),
  system: safeText(code, 40),
  ...omitUndefined({
    link: link && { path: safeText(link.path), target: safeText(link.target) },
    folder: folder && safeText(folder),
    what,
  }),
});

/** Why the data in the file at `path` is not what is stored; undefined if the file could be read or was set aside. */
export function unreadData<T>(
  read: StoredJson<T> | UnreadJson<T>,
  path: string,
  what: StoredData,
): Failure | undefined {
  if (read.state === 'unreadable') return unreadable(path, read, what);
  return read.state === 'newer' ? { code: 'settings-newer', what } : undefined;
}

/** Reports problems with a stored file that its reader cannot report itself. */
export interface StoreReports {
  /** A damaged file was moved to this path. */
  readonly onDamaged?: (movedTo: string) => void;
  readonly onUnread?: (failure: Failure) => void;
}

/**
 * The file's content; undefined if there is no file. Never reads more than the limit, whatever the
 * file's size.
 */
async function readCapped(
  path: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array } | 'too-large' | undefined> {
  const file = await readRegularFile(path, { maxBytes });
  if (file.ok) return { bytes: file.bytes };
  switch (file.why) {
    case 'missing':
      await refuseBrokenLink(path);
      await refuseFileAbove(path);
      if (file.code === 'ENOENT') return undefined;
      break;
    case 'too-large':
      return 'too-large';
    default:
  }
  throw new Unread(file.code ?? file.why);
}

/**
 * Throws if the file is missing because a link leads nowhere. The data is probably on a drive that is not connected, so that a
 * new file would hide it. A link whose damaged file was set aside gets a new file.
 */
async function refuseBrokenLink(path: string): Promise<void> {
  const link = await brokenLinkOf(path);
  if (link === undefined) return;
  if (link.path === path && (await newestDamaged(path)) !== undefined) return;
  throw new Unread('ENOENT', { link });
}

/** Throws if a parent is a file: nothing can be written there either. */
async function refuseFileAbove(path: string): Promise<void> {
  const folder = await fileInPlaceOfFolder(dirname(path));
  if (folder !== undefined) throw new Unread('ENOTDIR', { folder });
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
