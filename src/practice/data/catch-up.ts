import type { StoredSession } from './session-store.ts';
import { timestamp } from './wire-types.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * The workstation at the time `nowMs`, after a time without a studio: it has stopped or ended at the
 * time that it showed. Undefined if it has ended. One that is stopped is not ended: its time is moved
 * on, so that the studio is not empty after a week.
 */
export function catchUp(stored: StoredSession, nowMs: number): StoredSession | undefined {
  const { session, change } = stored;
  if (change !== undefined && nowMs < change.endsAtMs) return stored;
  const { stopAt, terminateAt, ...current } = change?.ended ?? session;
  const isDue = (at: string | undefined): at is string => Date.parse(at ?? '') <= nowMs;
  if (current.state === 'READY' && isDue(stopAt))
    return {
      session: {
        ...current,
        state: 'STOPPED',
        statusCode: 'STREAMING_SESSION_STOPPED',
        statusMessage: 'The workstation is stopped.',
        stoppedAt: stopAt,
        updatedAt: stopAt,
        terminateAt: timestamp(nowMs + 4 * dayMs),
      },
    };
  if (!isDue(terminateAt)) return stored;
  if (current.state !== 'STOPPED') return undefined;
  return { session: { ...current, terminateAt: timestamp(nowMs + 4 * dayMs) } };
}
