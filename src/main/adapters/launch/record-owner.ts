import type { RecordOwner } from '../../core/launch/records/records.ts';
import type { OwnerState } from '../../core/launch/records/command-line-records.ts';
import {
  identityText,
  isRunning,
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
