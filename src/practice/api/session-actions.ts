import {
  invalidParameter,
  notFound,
  operationInProgress,
  type OperationResult,
  type OperationFailure,
} from './operation-result.ts';
import { findProfile } from '../data/catalogue.ts';
import { eulaError } from './eulas.ts';
import { isStoppable, type ChangePlan, type ChangeKind } from '../data/session-change.ts';
import { sessionResult } from './sessions.ts';
import type { StreamingSession } from '../data/wire-types.ts';
import { findStudio, type OperationCall } from './operation-call.ts';
import type { StudioData } from '../data/studio-data.ts';

type SessionCall = OperationCall<'studioId' | 'sessionId'>;

/** StartStreamingSession: for a STOPPED or START_FAILED workstation, optionally from a backup. */
export function startStreamingSession(call: SessionCall): OperationResult {
  const { backupId } = call.body;
  if (backupId !== undefined && typeof backupId !== 'string') {
    return invalidParameter('backupId', 'backupId is text.');
  }
  return changeOnce(call, 'start', [backupId], (studio, session) => {
    if (session.state !== 'STOPPED' && session.state !== 'START_FAILED') {
      return wrongState(session, 'STOPPED or START_FAILED');
    }
    const backup = studio.backups.find((one) => one.backupId === backupId);
    if (backupId !== undefined && backup === undefined) return notFound('backup', backupId);
    if (backup !== undefined && backup.sessionId !== session.sessionId) {
      return invalidParameter('backupId', 'This is a backup of another streaming session.');
    }
    const error = eulaError(studio, session.streamingImageId);
    if (error !== undefined) return error;
    const withoutBackup = { ...session };
    delete withoutBackup.startedFromBackupId;
    return backupId === undefined
      ? withoutBackup
      : { ...withoutBackup, startedFromBackupId: backupId };
  });
}

/** StopStreamingSession: for a READY workstation. STOP_FAILED if its profile forbids stopping. */
export function stopStreamingSession(call: SessionCall): OperationResult {
  const { volumeRetentionMode: mode } = call.body;
  if (mode !== undefined && mode !== 'RETAIN' && mode !== 'DELETE') {
    return invalidParameter('volumeRetentionMode', 'volumeRetentionMode is RETAIN or DELETE.');
  }
  return changeOnce(call, 'stop', [mode], (_, session) => {
    if (session.state !== 'READY') return wrongState(session, 'READY');
    return mode === undefined ? session : { ...session, volumeRetentionMode: mode };
  });
}

/** DeleteStreamingSession: for a workstation without an operation in progress. */
export function deleteStreamingSession(call: SessionCall): OperationResult {
  return changeOnce(call, 'delete', [], (_, session) =>
    session.state === 'DELETED' ? wrongState(session, 'there to be deleted') : session,
  );
}

const unstoppable: ChangePlan = {
  failsWith: 'INTERNAL_ERROR',
  failureMessage: 'Workstations of this launch profile cannot be stopped.',
};

/** Begins a change once for each client token. `prepare` returns the new values or an error. */
function changeOnce(
  call: SessionCall,
  kind: Exclude<ChangeKind, 'create'>,
  parameters: readonly unknown[],
  prepare: (studio: StudioData, session: StreamingSession) => StreamingSession | OperationFailure,
): OperationResult {
  const studio = findStudio(call);
  const { studioId, sessionId } = call.params;
  if (studio === undefined) return notFound('studio', studioId);
  const { clientToken, nowMs } = call;
  const request = {
    studioId,
    operation: kind,
    parameters: [sessionId, ...parameters],
    clientToken,
    nowMs,
  };
  return call.deps.idempotency.runOnce(request, () => {
    const session = studio.sessions.find(sessionId, nowMs);
    if (session === undefined) return notFound('streaming session', sessionId);
    if (session.state.endsWith('_IN_PROGRESS')) return operationInProgress(sessionId);
    const prepared = prepare(studio, session);
    if ('error' in prepared) return prepared;
    const profile = findProfile(studio.catalogue, session.launchProfileId);
    const plan = kind === 'stop' && !isStoppable(profile) ? unstoppable : {};
    studio.sessions.change(kind, prepared, { profile, nowMs, plan });
    return { ok: true, sessionId, read: (atMs) => sessionResult(studio, sessionId, atMs) };
  });
}

function wrongState({ state }: StreamingSession, wanted: string): OperationFailure {
  return invalidParameter('sessionId', `The streaming session is ${state}, not ${wanted}.`);
}
