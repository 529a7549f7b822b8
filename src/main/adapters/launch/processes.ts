import { errorCode } from '../base/error-code.ts';

/** True while a process with this id runs, also one of another user. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return errorCode(reason) === 'EPERM';
  }
}
