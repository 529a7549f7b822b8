import { invalid, notFound, stillMoving, type Answer, type Refusal } from './answer.ts';
import { profileIn } from './catalogue.ts';
import { eulaFault } from './eulas.ts';
import { isStoppable, type ChangeCourse, type ChangeKind } from './session-change.ts';
import { sessionAnswer } from './sessions.ts';
import type { StreamingSession } from './wire.ts';
import { roomOf, type Call, type StudioRoom } from './world.ts';

type SessionCall = Call<'studioId' | 'sessionId'>;

/** StartStreamingSession: of one that is stopped or did not start, also from a backup. */
export function startStreamingSession(call: SessionCall): Answer {
  const { backupId } = call.body;
  if (backupId !== undefined && typeof backupId !== 'string') {
    return invalid('backupId', 'backupId is text.');
  }
  return changed(call, 'start', [backupId], (room, session) => {
    if (session.state !== 'STOPPED' && session.state !== 'START_FAILED') {
      return unfit(session, 'STOPPED or START_FAILED');
    }
    const backup = room.backups.find((one) => one.backupId === backupId);
    if (backupId !== undefined && backup === undefined) return notFound('backup', backupId);
    if (backup !== undefined && backup.sessionId !== session.sessionId) {
      return invalid('backupId', 'This is a backup of another streaming session.');
    }
    const fault = eulaFault(room, session.streamingImageId);
    if (fault !== undefined) return fault;
    const fresh = { ...session };
    delete fresh.startedFromBackupId;
    return backupId === undefined ? fresh : { ...fresh, startedFromBackupId: backupId };
  });
}

/** StopStreamingSession: of one that is ready. It fails where the launch profile has no stopping. */
export function stopStreamingSession(call: SessionCall): Answer {
  const { volumeRetentionMode: mode } = call.body;
  if (mode !== undefined && mode !== 'RETAIN' && mode !== 'DELETE') {
    return invalid('volumeRetentionMode', 'volumeRetentionMode is RETAIN or DELETE.');
  }
  return changed(call, 'stop', [mode], (_, session) => {
    if (session.state !== 'READY') return unfit(session, 'READY');
    return mode === undefined ? session : { ...session, volumeRetentionMode: mode };
  });
}

/** DeleteStreamingSession: of one on which nothing is under way. */
export function deleteStreamingSession(call: SessionCall): Answer {
  return changed(call, 'delete', [], (_, session) =>
    session.state === 'DELETED' ? unfit(session, 'there to be deleted') : session,
  );
}

const unstoppable: ChangeCourse = {
  failsWith: 'INTERNAL_ERROR',
  failureMessage: 'Workstations of this launch profile cannot be stopped.',
};

/** Carries a change out once for each client token; `prepare` refuses it, or says what it changes. */
function changed(
  call: SessionCall,
  kind: Exclude<ChangeKind, 'create'>,
  terms: readonly unknown[],
  prepare: (room: StudioRoom, session: StreamingSession) => StreamingSession | Refusal,
): Answer {
  const room = roomOf(call);
  const { studioId, sessionId } = call.params;
  if (room === undefined) return notFound('studio', studioId);
  const { clientToken, nowMs } = call;
  const wish = { studioId, operation: kind, terms: [sessionId, ...terms], clientToken, nowMs };
  return call.world.wishes.grant(wish, () => {
    const session = room.sessions.find(sessionId, nowMs);
    if (session === undefined) return notFound('streaming session', sessionId);
    if (session.state.endsWith('_IN_PROGRESS')) return stillMoving(sessionId);
    const prepared = prepare(room, session);
    if ('error' in prepared) return prepared;
    const profile = profileIn(room.catalogue, session.launchProfileId);
    const course = kind === 'stop' && !isStoppable(profile) ? unstoppable : {};
    room.sessions.change(kind, prepared, { profile, nowMs, course });
    return { ok: true, look: (atMs) => sessionAnswer(room, sessionId, atMs) };
  });
}

function unfit({ state }: StreamingSession, wanted: string): Refusal {
  return invalid('sessionId', `The streaming session is ${state}, not ${wanted}.`);
}
