import { createHash } from 'node:crypto';
import { practiceUser } from './practice-account.ts';
import { randomId, randomSecret, type RandomBytes } from './random.ts';
import { streamStepAt, type Timeline } from './timeline.ts';
import { timestamp, type StreamingSession, type StreamingSessionStream } from './wire-types.ts';

/** What the URL of a stream is made from. */
export interface StreamUrlInput {
  readonly streamId: string;
  readonly studioId: string;
  readonly sessionId: string;
  /** The secret in the URL. */
  readonly token: string;
  /** The address of the practice studio, `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
}

/** A request for a stream. */
interface StreamRequest {
  readonly studioId: string;
  readonly session: StreamingSession;
  readonly expirationInSeconds: number;
  readonly clientToken?: string;
  readonly nowMs: number;
}

/**
 * A stream as it is saved. SECURITY: without its token, which is valid only at the studio that issued
 * it. A restored stream gets a new one.
 */
export interface SavedStream {
  readonly studioId: string;
  readonly sessionId: string;
  readonly streamId: string;
  readonly expirationInSeconds: number;
  readonly clientToken?: string;
  /** When it was requested, in ms since 1970. */
  readonly atMs: number;
}

/** Whether a token opens the practice desktop ('open'), or why not. */
export type TokenStatus = 'open' | 'unknown' | 'not-ready' | 'expired';

/** All streams of a practice studio. */
export interface StreamStore {
  /**
   * Creates a stream, or returns the one that the same client token created. 'mismatch' if that
   * one was requested with another expiration.
   */
  create(request: StreamRequest): StreamingSessionStream | 'mismatch';
  find(key: StreamKey, nowMs: number): StreamingSessionStream | undefined;
  checkToken(token: string, nowMs: number): TokenStatus;
  /** All streams that have not expired, to be restored later. */
  saved(nowMs: number): readonly SavedStream[];
  /** Adds a saved stream of this workstation, unless it is there. */
  restore(saved: SavedStream, session: StreamingSession): void;
}

/** The ids that identify a stream. */
interface StreamKey {
  readonly studioId: string;
  readonly sessionId: string;
  readonly streamId: string;
}

/** What the store needs. `nth` is the number of the stream, counted from 1. */
export interface StreamStoreDeps {
  readonly random: RandomBytes;
  readonly timelineFor: (nth: number, session: StreamingSession) => Timeline;
  readonly urlFor: (input: StreamUrlInput) => string;
  readonly endpoint: () => string;
}

interface StoredStream extends StreamRequest {
  readonly urlInput: StreamUrlInput;
  readonly timeline: Timeline;
  readonly expiresAtMs: number;
}

/** Creates an empty store. */
export function createStreamStore(deps: StreamStoreDeps): StreamStore {
  const byKey = new Map<string, StoredStream>();
  const byClientToken = new Map<string, StoredStream>();
  const byToken = new Map<string, StoredStream>();

  function addStream(request: StreamRequest, streamId = randomId(deps.random, 22)): StoredStream {
    const urlInput = {
      streamId,
      studioId: request.studioId,
      sessionId: request.session.sessionId,
      token: randomSecret(deps.random, 32),
      endpoint: deps.endpoint(),
    };
    const timeline = deps.timelineFor(byKey.size + 1, request.session);
    const createdAtMs = Math.floor(request.nowMs / 1_000) * 1_000;
    const expiresAtMs = createdAtMs + request.expirationInSeconds * 1_000;
    const stored = { ...request, urlInput, timeline, expiresAtMs };
    byKey.set(keyOf(urlInput), stored);
    byToken.set(digest(urlInput.token), stored);
    return stored;
  }

  function streamAt(stored: StoredStream, nowMs: number): StreamingSessionStream {
    const { state, statusCode } = streamStepAt(stored.timeline, nowMs - stored.nowMs);
    const owner = stored.session.ownedBy ?? practiceUser;
    return {
      streamId: stored.urlInput.streamId,
      state,
      statusCode,
      createdAt: timestamp(stored.nowMs),
      // Who requested it, which is not always who owns the workstation.
      createdBy: practiceUser,
      expiresAt: timestamp(stored.expiresAtMs),
      ownedBy: owner,
      ...(state === 'READY' ? { url: deps.urlFor(stored.urlInput) } : {}),
    };
  }

  return {
    create(request) {
      if (request.clientToken === undefined) return streamAt(addStream(request), request.nowMs);
      const requestKey = requestKeyOf(request, request.clientToken);
      const stored = byClientToken.get(requestKey) ?? addStream(request);
      byClientToken.set(requestKey, stored);
      if (stored.expirationInSeconds !== request.expirationInSeconds) return 'mismatch';
      return streamAt(stored, request.nowMs);
    },
    find(key, nowMs) {
      const stored = byKey.get(keyOf(key));
      return stored === undefined ? undefined : streamAt(stored, nowMs);
    },
    checkToken(token, nowMs) {
      const stored = byToken.get(digest(token));
      if (stored === undefined) return 'unknown';
      if (nowMs >= stored.expiresAtMs) return 'expired';
      return streamStepAt(stored.timeline, nowMs - stored.nowMs).state === 'READY'
        ? 'open'
        : 'not-ready';
    },
    saved: (nowMs) =>
      [...byKey.values()]
        .filter(({ expiresAtMs }) => nowMs < expiresAtMs)
        .map(({ urlInput: { studioId, sessionId, streamId }, ...stored }) => ({
          studioId,
          sessionId,
          streamId,
          expirationInSeconds: stored.expirationInSeconds,
          ...(stored.clientToken === undefined ? {} : { clientToken: stored.clientToken }),
          atMs: stored.nowMs,
        })),
    restore({ studioId, streamId, expirationInSeconds, clientToken, atMs }, session) {
      if (byKey.has(keyOf({ studioId, sessionId: session.sessionId, streamId }))) return;
      const request = { studioId, session, expirationInSeconds, nowMs: atMs };
      const stored = addStream(
        { ...request, ...(clientToken === undefined ? {} : { clientToken }) },
        streamId,
      );
      if (clientToken !== undefined) byClientToken.set(requestKeyOf(request, clientToken), stored);
    },
  };
}

function keyOf({ studioId, sessionId, streamId }: StreamKey): string {
  return JSON.stringify([studioId, sessionId, streamId]);
}

const requestKeyOf = ({ studioId, session }: StreamRequest, clientToken: string): string =>
  JSON.stringify([studioId, session.sessionId, clientToken]);

// SECURITY: tokens are looked up by digest, so that the time taken reveals nothing about them.
function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
