import type { AskWindows } from '../base/windows-helper.ts';
import { errorCode } from '../base/error-code.ts';
import { isRunning, ownIdentity, startOf } from '../base/process-identity.mjs';
import type { Platform } from '../viewer/viewer-paths.ts';

/** A process that can be recognised later: ids are given again to other processes. */
export interface StartedProcess {
  readonly pid: number;
  /** When it started, in the form of its system. */
  readonly startedAt: string;
}

/** When a process started, in the form of its system; undefined if it does not run or cannot be read. */
export type ReadProcessStart = (pid: number) => Promise<string | undefined>;

/** {@link ReadProcessStart} for this system. */
export const createReadProcessStart =
  (platform: Platform, askWindows: AskWindows): ReadProcessStart =>
  async (pid) => {
    if (!isRunning(pid)) return undefined;
    if (platform === 'win32') {
      const startedAt = await askWindows('started', String(pid));
      return typeof startedAt === 'string' ? startedAt : undefined;
    }
    const start = await startOf(pid);
    if (start === '' || start === 'ended') return undefined;
    // Some systems count from their own start.
    return `${(await ownIdentity()).scope} ${start}`;
  };

/** Ends a process at once; does nothing if it has ended meanwhile. */
export function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (reason) {
    if (errorCode(reason) !== 'ESRCH') throw reason;
  }
}
