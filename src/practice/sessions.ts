import { invalid, notFound, type Answer } from './answer.ts';
import { pageOf } from './page-of.ts';
import type { StreamingSession } from './wire.ts';
import { roomOf, type Call } from './world.ts';

/** ListStreamingSessions: a studio's workstations, filtered, a page at a time. */
export function listStreamingSessions(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const { query, world } = call;
  const wanted = room.sessions.filter((session) => isWanted(session, query));
  const page = pageOf(wanted, world.pageSize, query.get('nextToken'));
  if (page === undefined) return invalid('nextToken', 'This nextToken was not made here.');
  const { items: sessions, ...next } = page;
  return { ok: true, body: { sessions, ...next } };
}

/** GetStreamingSession. */
export function getStreamingSession(call: Call<'studioId' | 'sessionId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const session = room.sessions.find(({ sessionId }) => sessionId === call.params.sessionId);
  if (session === undefined) return notFound('streaming session', call.params.sessionId);
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
