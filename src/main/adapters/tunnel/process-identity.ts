import { readFile } from 'node:fs/promises';
import { errorCode } from '../base/error-code.ts';
import type { AskWindows } from '../base/ask-windows.ts';
import type { RunTool } from '../base/run-tool.ts';
import type { Platform } from '../viewer/viewer-paths.ts';

/** A process that can be recognised later: ids are given again to other processes. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the form of its system. */
  readonly startedAt: string;
}

/** True while a process with this id runs, also one of another user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return errorCode(reason) === 'EPERM';
  }
}

/** When a process started, in the form of its system; undefined if it does not run or cannot be read. */
export type ReadProcessStart = (pid: number) => Promise<string | undefined>;

/** {@link ReadProcessStart} for this system. */
export function createReadProcessStart(
  platform: Platform,
  { runTool, askWindows }: { readonly runTool: RunTool; readonly askWindows: AskWindows },
): ReadProcessStart {
  return async (pid) => {
    if (!isRunning(pid)) return undefined;
    switch (platform) {
      case 'linux':
        return linuxStart(pid);
      case 'darwin':
        return textOf(
          await runTool('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { LC_ALL: 'C' }),
        );
      case 'win32': {
        const startedAt = await askWindows('started', String(pid));
        return typeof startedAt === 'string' ? startedAt : undefined;
      }
    }
  };
}

/** In clock ticks since the system started, with the id of that start. */
async function linuxStart(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => undefined);
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  // The second field is the name, which can contain spaces and parentheses.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A process that has ended and was not collected yet is a zombie.
  if (fields === undefined || fields[0] === 'Z') return undefined;
  const ticks = fields[19];
  return ticks === undefined ? undefined : `${boot.trim()} ${ticks}`;
}

const textOf = (printed: string | undefined): string | undefined => {
  const text = printed?.trim();
  return text === '' ? undefined : text;
};

/** Ends a process at once; does nothing if it has ended meanwhile. */
export function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (reason) {
    if (errorCode(reason) !== 'ESRCH') throw reason;
  }
}
