import { notFound, type Answer } from './answer.ts';
import { pageAnswer } from './page-answer.ts';
import type { StreamingSession } from './wire.ts';
import { roomOf, type Call, type StudioRoom } from './world.ts';

/** ListStreamingSessions: a studio's workstations that are not deleted, filtered, page by page. */
export function listStreamingSessions(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const all = room.sessions.list(call.nowMs);
  const wanted = all.filter((session) => isWanted(session, call.query));
  return pageAnswer(call, 'sessions', wanted);
}

/** GetStreamingSession. */
export function getStreamingSession(call: Call<'studioId' | 'sessionId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  return sessionAnswer(room, call.params.sessionId, call.nowMs);
}

/** A workstation as it is at this moment, as an answer. */
export function sessionAnswer(room: StudioRoom, sessionId: string, nowMs: number): Answer {
  const session = room.sessions.find(sessionId, nowMs);
  if (session === undefined) return notFound('streaming session', sessionId);
  return { ok: true, body: { session } };
}

/** The model gives `sessionIds` as one string; several are written with commas between them. */
function isWanted(session: StreamingSession, query: URLSearchParams): boolean {
  const createdBy = query.get('createdBy');
  const ownedBy = query.get('ownedBy');
  const ids = query.getAll('sessionIds').flatMap((list) => list.split(',').map((id) => id.trim()));
  return (
    (createdBy === null || session.createdBy === createdBy) &&
    (ownedBy === null || session.ownedBy === ownedBy) &&
    (ids.length === 0 || ids.includes(session.sessionId))
  );
}
