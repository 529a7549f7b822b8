import type { FileUse } from '../../core/viewer/hand-over.ts';
import { systemClock } from '../base/system-clock.ts';
import type { ReadWatch } from './read-watch.ts';

/** How long hand-over files stay, in milliseconds. */
export interface FileTimes {
  /**
   * The viewer reads the file after it has started, and may read it more than once; if it is deleted
   * too early, the viewer reports a name lookup error.
   */
  readonly lifeMs: number;
  /** A file that no program has read yet stays until it is read, but at most this long. */
  readonly unreadMs: number;
  /** How long a file stays after it was read, if that was late. */
  readonly afterReadMs: number;
  /** Older files were left by a run that was killed. */
  readonly orphanMs: number;
  /** How often to check whether a file was read. */
  readonly checkMs: number;
}

export const FILE_TIMES: FileTimes = {
  lifeMs: 10_000,
  unreadMs: 30_000,
  afterReadMs: 5_000,
  orphanMs: 60_000,
  checkMs: 200,
};

/** A file that is deleted when its time is over. */
export interface FileLifetime {
  readonly path: string;
  /** Settles when the file is deleted. */
  readonly gone: Promise<FileUse>;
  /** Deletes the file at once. */
  drop(): void;
  /**
   * Deletes the file at once if it was read, otherwise when it is read, or after `graceMs`: Stagedoor
   * is about to end.
   */
  dispose(graceMs: number): void;
}

/** Keeps a new file until its time is over, then deletes it with `remove`. */
export function startLifetime(
  path: string,
  reads: ReadWatch,
  times: FileTimes,
  remove: (path: string) => Promise<void>,
): FileLifetime {
  const clock = systemClock;
  const writtenAt = clock.monotonic();
  let readAt: number | undefined;
  /** From when on it need not be kept: if it was read, and if it was not. */
  let ending = { readAt: Infinity, unreadAt: Infinity };
  let isDropped = false;
  let wait = new AbortController();

  const wake = () => {
    wait.abort();
    wait = new AbortController();
  };
  const dueAt = (): number => {
    const usual = writtenAt + times.lifeMs;
    if (readAt !== undefined)
      return Math.min(ending.readAt, Math.max(usual, readAt + times.afterReadMs));
    const latest = reads.isVisible ? writtenAt + times.unreadMs : usual;
    return Math.min(ending.unreadAt, latest);
  };
  const checkRead = async () => {
    if (readAt === undefined && (await reads.wasRead())) readAt = clock.monotonic();
  };
  const untilGone = async (): Promise<FileUse> => {
    for (;;) {
      const { signal } = wait;
      await checkRead();
      const leftMs = dueAt() - clock.monotonic();
      if (isDropped || leftMs <= 0) break;
      await clock.sleep(Math.min(leftMs, times.checkMs), signal).catch(() => undefined);
    }
    await checkRead();
    await remove(path);
    if (readAt !== undefined) return 'read';
    return reads.isVisible ? 'unread' : 'unknown';
  };

  return {
    path,
    gone: untilGone(),
    drop() {
      isDropped = true;
      wake();
    },
    dispose(graceMs) {
      const now = clock.monotonic();
      ending = { readAt: now, unreadAt: now + graceMs };
      wake();
    },
  };
}
