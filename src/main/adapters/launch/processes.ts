import type { RecordOwner } from '../../core/launch/records/records.ts';
import type { OwnerState } from '../../core/launch/records/command-records.ts';
import { errorCode } from '../base/error-code.ts';
import {
  identityText,
  ownIdentity,
  parseIdentity,
  processState,
} from '../base/process-identity.mjs';

/** This process, as it stands in the records of its launches. */
export async function ownRecordOwner(use: RecordOwner['use']): Promise<RecordOwner> {
  return { use, pid: process.pid, process: identityText(await ownIdentity()) };
}

/** Whether the process of a record still runs. */
export async function recordOwnerState({ pid, process }: RecordOwner): Promise<OwnerState> {
  const identity = process === undefined ? undefined : parseIdentity(process);
  if (identity !== undefined) return processState(identity);
  // A record of an earlier version: another process may have the same id.
  return isRunning(pid) ? 'unknown' : 'dead';
}

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
