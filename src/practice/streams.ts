import { invalid, notFound, stillMoving, type Answer } from './answer.ts';
import { clientTokenFault } from './wishes.ts';
import { roomOf, type Call } from './world.ts';

/** What the real service takes where nothing is said is not documented; this is ours. */
const usualExpirationInSeconds = 120;

/** CreateStreamingSessionStream: asks for a stream; the same client token gives the same stream. */
export function createStreamingSessionStream(call: Call<'studioId' | 'sessionId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const { clientToken, nowMs } = call;
  const session = room.sessions.find(call.params.sessionId, nowMs);
  if (session === undefined) return notFound('streaming session', call.params.sessionId);
  const fault = clientTokenFault(clientToken);
  if (fault !== undefined) return fault;
  const expirationInSeconds = call.body.expirationInSeconds ?? usualExpirationInSeconds;
  if (!isExpiration(expirationInSeconds)) {
    return invalid('expirationInSeconds', 'expirationInSeconds is a whole number, 60 to 3600.');
  }
  if (session.state.endsWith('_IN_PROGRESS')) return stillMoving(session.sessionId);
  if (session.state !== 'READY') {
    return invalid('sessionId', `The streaming session is ${session.state}, not READY.`);
  }
  const stream = call.world.streams.create({
    studioId: room.studio.studioId,
    session,
    expirationInSeconds,
    nowMs,
    ...(clientToken === undefined ? {} : { clientToken }),
  });
  // Final, not a conflict: asking again with the same wish can never succeed.
  if (stream === 'mismatch') {
    return invalid('clientToken', 'This client token was used before, with another expiration.');
  }
  return { ok: true, body: { stream } };
}

/** GetStreamingSessionStream. */
export function getStreamingSessionStream(
  call: Call<'studioId' | 'sessionId' | 'streamId'>,
): Answer {
  const { params, world, nowMs } = call;
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', params.studioId);
  if (room.sessions.find(params.sessionId, nowMs) === undefined) {
    return notFound('streaming session', params.sessionId);
  }
  const stream = world.streams.find(params, nowMs);
  if (stream === undefined) return notFound('stream', params.streamId);
  return { ok: true, body: { stream } };
}

function isExpiration(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 60 && value <= 3_600;
}
