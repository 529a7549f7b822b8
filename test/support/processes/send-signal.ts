import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** Sends a signal and waits until it has arrived: signals of one kind that wait together arrive as one. */
export async function sendSignal(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  while (isWaiting(child.pid)) await setImmediate();
}

function isWaiting(pid: number | undefined): boolean {
  try {
    return !/^ShdPnd:\s*0+$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false; // it has ended
  }
}
