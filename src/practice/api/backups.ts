import { notFound, type OperationResult } from './operation-result.ts';
import { pageResult } from './pagination.ts';
import { findStudio, type OperationCall } from './operation-call.ts';

/** ListStreamingSessionBackups: the backups of a studio's workstations, in pages. */
export function listStreamingSessionBackups(call: OperationCall<'studioId'>): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const owner = call.query.get('ownedBy');
  const wanted = studio.backups.filter(({ ownedBy }) => owner === null || ownedBy === owner);
  return pageResult(call, 'streamingSessionBackups', wanted);
}

/** GetStreamingSessionBackup. */
export function getStreamingSessionBackup(
  call: OperationCall<'studioId' | 'backupId'>,
): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const backup = studio.backups.find(({ backupId }) => backupId === call.params.backupId);
  if (backup === undefined) return notFound('backup', call.params.backupId);
  return { ok: true, body: { streamingSessionBackup: backup } };
}
