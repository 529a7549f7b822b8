import { notFound, type Answer } from './answer.ts';
import { pageAnswer } from './page-answer.ts';
import { roomOf, type Call } from './world.ts';

/** ListStreamingSessionBackups: saved states of a studio's workstations, a page at a time. */
export function listStreamingSessionBackups(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const owner = call.query.get('ownedBy');
  const wanted = room.backups.filter(({ ownedBy }) => owner === null || ownedBy === owner);
  return pageAnswer(call, 'streamingSessionBackups', wanted);
}

/** GetStreamingSessionBackup. */
export function getStreamingSessionBackup(call: Call<'studioId' | 'backupId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const backup = room.backups.find(({ backupId }) => backupId === call.params.backupId);
  if (backup === undefined) return notFound('backup', call.params.backupId);
  return { ok: true, body: { streamingSessionBackup: backup } };
}
