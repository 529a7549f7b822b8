import {
  beginChange,
  type ChangePlan,
  type ChangeKind,
  type ChangePlans,
  type Change,
} from './session-change.ts';
import type { LaunchProfile } from './catalogue-wire-types.ts';
import type { StreamingSession } from './wire-types.ts';

/** How long a deleted workstation can still be read. It is no longer listed. */
export const deletedForMs = 10 * 60_000;

/** A workstation with the change that it is in, or that was its last. */
export interface StoredSession {
  readonly session: StreamingSession;
  readonly change?: Change;
}

/** The workstations of one studio, in their states at the time `nowMs`. */
export interface SessionStore {
  /** The workstations that are not deleted, oldest first. */
  list(nowMs: number): readonly StreamingSession[];
  find(sessionId: string, nowMs: number): StreamingSession | undefined;
  /** Begins a change of this workstation, or adds it. Returns its state during the change. */
  change(kind: ChangeKind, session: StreamingSession, context: ChangeContext): StreamingSession;
  /** All workstations that can still be read, to be restored later. */
  stored(nowMs: number): readonly StoredSession[];
  /** Replaces all workstations. */
  restore(stored: readonly StoredSession[]): void;
}

/** What a change depends on in addition to the script. */
interface ChangeContext {
  readonly profile: LaunchProfile | undefined;
  readonly nowMs: number;
  /** Takes precedence over the script's plan. */
  readonly plan?: ChangePlan;
}

/** Creates a store with these workstations. */
export function createSessionStore(
  sessions: readonly StreamingSession[],
  changes: ChangePlans,
): SessionStore {
  const byId = new Map(sessions.map((session) => [session.sessionId, session]));
  const changesById = new Map<string, Change>();
  const counts = new Map<ChangeKind, number>();

  function planOf(kind: ChangeKind, session: StreamingSession): ChangePlan {
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    return typeof changes === 'function' ? changes(kind, nth, session) : (changes[kind] ?? {});
  }

  function stateAt(session: StreamingSession, nowMs: number): StreamingSession | undefined {
    const change = changesById.get(session.sessionId);
    if (change === undefined) return session;
    if (nowMs < change.endsAtMs) return change.begun;
    const isGone = change.ended.state === 'DELETED' && nowMs >= change.endsAtMs + deletedForMs;
    return isGone ? undefined : change.ended;
  }

  return {
    list(nowMs) {
      return [...byId.values()].flatMap((session) => {
        const current = stateAt(session, nowMs);
        return current === undefined || current.state === 'DELETED' ? [] : [current];
      });
    },
    find(sessionId, nowMs) {
      const session = byId.get(sessionId);
      return session === undefined ? undefined : stateAt(session, nowMs);
    },
    change(kind, session, { profile, nowMs, plan }) {
      const scripted = planOf(kind, session);
      const change = beginChange(kind, session, profile, { ...scripted, ...plan }, nowMs);
      byId.set(session.sessionId, session);
      changesById.set(session.sessionId, change);
      return change.begun;
    },
    stored: (nowMs) =>
      [...byId.values()].flatMap((session) => {
        if (stateAt(session, nowMs) === undefined) return [];
        const change = changesById.get(session.sessionId);
        return [{ session, ...(change === undefined ? {} : { change }) }];
      }),
    restore(stored) {
      byId.clear();
      changesById.clear();
      for (const { session, change } of stored) {
        byId.set(session.sessionId, session);
        if (change !== undefined) changesById.set(session.sessionId, change);
      }
    },
  };
}
