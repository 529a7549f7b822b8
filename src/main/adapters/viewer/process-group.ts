import { readdir, readFile } from 'node:fs/promises';
import { errorCode } from '../base/error-code.ts';
import { systemClock } from '../base/system-clock.ts';

/** How often to check whether a process group still runs, in milliseconds. */
const CHECK_MS = 500;

/** Resolves when no process of this group runs any more. At once on Windows, which has no groups. */
export async function untilGroupEnded(group: number): Promise<void> {
  if (process.platform === 'win32') return;
  while (await isGroupRunning(group)) await systemClock.sleep(CHECK_MS);
}

async function isGroupRunning(group: number): Promise<boolean> {
  try {
    process.kill(-group, 0);
  } catch (reason) {
    return errorCode(reason) === 'EPERM';
  }
  return process.platform !== 'linux' || hasLivingMember(group);
}

/**
 * A process that has ended stays in its group until its parent asks for its status. In a container, where the first
 * process is an ordinary program, that may never happen.
 */
async function hasLivingMember(group: number): Promise<boolean> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const states = await Promise.all(pids.map((pid) => stateInGroup(pid, group)));
  return states.some((state) => state !== undefined && state !== 'Z' && state !== 'X');
}

/** The state of a process if it belongs to `group` (proc_pid_stat(5)). The name before it may contain anything. */
async function stateInGroup(pid: string, group: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state, , ofGroup] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Number(ofGroup) === group ? state : undefined;
}
