import { notFound, type OperationResult } from './operation-result.ts';
import { pageResult } from './pagination.ts';
import type { StreamingSession } from '../data/wire-types.ts';
import { findStudio, type OperationCall } from './operation-call.ts';
import type { StudioData } from '../data/studio-data.ts';

/** ListStreamingSessions: the workstations that are not deleted, filtered, in pages. */
export function listStreamingSessions(call: OperationCall<'studioId'>): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const all = studio.sessions.list(call.nowMs);
  const wanted = all.filter((session) => matchesFilters(session, call.query));
  return pageResult(call, 'sessions', wanted);
}

/** GetStreamingSession. */
export function getStreamingSession(
  call: OperationCall<'studioId' | 'sessionId'>,
): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  return sessionResult(studio, call.params.sessionId, call.nowMs);
}

/** The result with a workstation in its current state. */
export function sessionResult(
  studio: StudioData,
  sessionId: string,
  nowMs: number,
): OperationResult {
  const session = studio.sessions.find(sessionId, nowMs);
  if (session === undefined) return notFound('streaming session', sessionId);
  return { ok: true, body: { session } };
}

/** In the service's model `sessionIds` is a single string, so several ids are comma-separated. */
function matchesFilters(session: StreamingSession, query: URLSearchParams): boolean {
  const createdBy = query.get('createdBy');
  const ownedBy = query.get('ownedBy');
  const ids = query.getAll('sessionIds').flatMap((list) => list.split(',').map((id) => id.trim()));
  return (
    (createdBy === null || session.createdBy === createdBy) &&
    (ownedBy === null || session.ownedBy === ownedBy) &&
    (ids.length === 0 || ids.includes(session.sessionId))
  );
}
