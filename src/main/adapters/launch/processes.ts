import { errorCode } from '../base/error-code.ts';

/** True while a process of this number runs, whosever it is. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return errorCode(reason) === 'EPERM';
  }
}
