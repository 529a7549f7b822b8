import {
  invalidParameter,
  notFound,
  operationInProgress,
  type OperationResult,
} from './operation-result.ts';
import { clientTokenError } from './idempotency-store.ts';
import { findStudio, type OperationCall } from './operation-call.ts';

/** The default of the real service is not documented, so this value is our own. */
const defaultExpirationInSeconds = 120;

/** CreateStreamingSessionStream: creates a stream, once for each client token. */
export function createStreamingSessionStream(
  call: OperationCall<'studioId' | 'sessionId'>,
): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const { clientToken, nowMs } = call;
  const session = studio.sessions.find(call.params.sessionId, nowMs);
  if (session === undefined) return notFound('streaming session', call.params.sessionId);
  const error = clientTokenError(clientToken);
  if (error !== undefined) return error;
  const expirationInSeconds = call.body.expirationInSeconds ?? defaultExpirationInSeconds;
  if (!isExpiration(expirationInSeconds)) {
    return invalidParameter(
      'expirationInSeconds',
      'expirationInSeconds is a whole number, 60 to 3600.',
    );
  }
  if (session.state.endsWith('_IN_PROGRESS')) return operationInProgress(session.sessionId);
  if (session.state !== 'READY') {
    return invalidParameter('sessionId', `The streaming session is ${session.state}, not READY.`);
  }
  const stream = call.deps.streams.create({
    studioId: studio.details.studioId,
    session,
    expirationInSeconds,
    nowMs,
    ...(clientToken === undefined ? {} : { clientToken }),
  });
  // A validation error, not a conflict: clients retry conflicts, and a retry cannot succeed.
  if (stream === 'mismatch') {
    return invalidParameter(
      'clientToken',
      'This client token was used before, with another expiration.',
    );
  }
  return { ok: true, body: { stream } };
}

/** GetStreamingSessionStream. */
export function getStreamingSessionStream(
  call: OperationCall<'studioId' | 'sessionId' | 'streamId'>,
): OperationResult {
  const { params, deps, nowMs } = call;
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', params.studioId);
  if (studio.sessions.find(params.sessionId, nowMs) === undefined) {
    return notFound('streaming session', params.sessionId);
  }
  const stream = deps.streams.find(params, nowMs);
  if (stream === undefined) return notFound('stream', params.streamId);
  return { ok: true, body: { stream } };
}

function isExpiration(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 60 && value <= 3_600;
}
