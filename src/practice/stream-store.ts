import { createHash } from 'node:crypto';
import { randomId, randomSecret, type RandomBytes } from './random.ts';
import { stepAt, type Timeline } from './timeline.ts';
import { timestamp, type StreamingSession, type StreamingSessionStream } from './wire.ts';

/** What is known when a stream's URL is made. */
export interface StreamFacts {
  readonly streamId: string;
  readonly studioId: string;
  readonly sessionId: string;
  /** The secret of this stream's URL. */
  readonly token: string;
  /** The practice studio's own address. */
  readonly endpoint: string;
}

/** Asking for a stream. */
interface StreamOrder {
  readonly studioId: string;
  readonly session: StreamingSession;
  readonly expirationInSeconds: number;
  readonly clientToken?: string;
  readonly nowMs: number;
}

/** Why a token opens the desktop, or does not. */
export type Admission = 'open' | 'unknown' | 'not-ready' | 'expired';

/** All streams of one practice studio. */
export interface StreamStore {
  /** Makes a stream, or finds the one this client token made; 'mismatch': same token, other wish. */
  create(order: StreamOrder): StreamingSessionStream | 'mismatch';
  find(key: StreamKey, nowMs: number): StreamingSessionStream | undefined;
  admit(token: string, nowMs: number): Admission;
}

/** What names a stream. */
interface StreamKey {
  readonly studioId: string;
  readonly sessionId: string;
  readonly streamId: string;
}

/** How streams of this studio live and what their URLs look like. */
export interface StreamManners {
  readonly random: RandomBytes;
  readonly timelineOf: (nth: number, session: StreamingSession) => Timeline;
  readonly urlOf: (facts: StreamFacts) => string;
  readonly endpoint: () => string;
}

interface Made extends StreamOrder {
  readonly facts: StreamFacts;
  readonly timeline: Timeline;
  readonly expiresAtMs: number;
}

/** An empty store. */
export function createStreamStore(manners: StreamManners): StreamStore {
  const byKey = new Map<string, Made>();
  const byWish = new Map<string, Made>();
  const byToken = new Map<string, Made>();

  function make(order: StreamOrder): Made {
    const facts = {
      streamId: randomId(manners.random, 22),
      studioId: order.studioId,
      sessionId: order.session.sessionId,
      token: randomSecret(manners.random, 32),
      endpoint: manners.endpoint(),
    };
    const timeline = manners.timelineOf(byKey.size + 1, order.session);
    const createdAtMs = Math.floor(order.nowMs / 1_000) * 1_000;
    const expiresAtMs = createdAtMs + order.expirationInSeconds * 1_000;
    const made = { ...order, facts, timeline, expiresAtMs };
    byKey.set(keyOf(facts), made);
    byToken.set(digest(facts.token), made);
    return made;
  }

  function seen(made: Made, nowMs: number): StreamingSessionStream {
    const { state, statusCode } = stepAt(made.timeline, nowMs - made.nowMs);
    const owner = made.session.ownedBy ?? 'practice-artist';
    return {
      streamId: made.facts.streamId,
      state,
      statusCode,
      createdAt: timestamp(made.nowMs),
      createdBy: owner,
      expiresAt: timestamp(made.expiresAtMs),
      ownedBy: owner,
      ...(state === 'READY' ? { url: manners.urlOf(made.facts) } : {}),
    };
  }

  return {
    create(order) {
      if (order.clientToken === undefined) return seen(make(order), order.nowMs);
      const wish = JSON.stringify([order.studioId, order.session.sessionId, order.clientToken]);
      const made = byWish.get(wish) ?? make(order);
      byWish.set(wish, made);
      if (made.expirationInSeconds !== order.expirationInSeconds) return 'mismatch';
      return seen(made, order.nowMs);
    },
    find(key, nowMs) {
      const made = byKey.get(keyOf(key));
      return made === undefined ? undefined : seen(made, nowMs);
    },
    admit(token, nowMs) {
      const made = byToken.get(digest(token));
      if (made === undefined) return 'unknown';
      if (nowMs >= made.expiresAtMs) return 'expired';
      return stepAt(made.timeline, nowMs - made.nowMs).state === 'READY' ? 'open' : 'not-ready';
    },
  };
}

function keyOf({ studioId, sessionId, streamId }: StreamKey): string {
  return JSON.stringify([studioId, sessionId, streamId]);
}

// SECURITY: looked up by digest, so that how long the search takes says nothing about the token.
function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
