import {
  changeOf,
  type ChangeCourse,
  type ChangeKind,
  type Changes,
  type Change,
} from './session-change.ts';
import type { LaunchProfile } from './catalogue-wire.ts';
import type { StreamingSession } from './wire.ts';

/** How long a deleted workstation can still be looked at. It is not listed any more. */
export const deletedForMs = 10 * 60_000;

/** The workstations of one studio. What it answers are facts of the moment that is asked about. */
export interface SessionStore {
  /** Those that are not deleted, oldest first. */
  list(nowMs: number): readonly StreamingSession[];
  find(sessionId: string, nowMs: number): StreamingSession | undefined;
  /** Begins a change of this workstation, or of a new one. Answers it as it is from now on. */
  change(kind: ChangeKind, session: StreamingSession, by: ChangeNeeds): StreamingSession;
}

/** What a change goes by besides the script. */
interface ChangeNeeds {
  readonly profile: LaunchProfile | undefined;
  readonly nowMs: number;
  /** Wins over the script's course. */
  readonly course?: ChangeCourse;
}

/** A store that begins with these workstations. */
export function createSessionStore(
  sessions: readonly StreamingSession[],
  changes: Changes,
): SessionStore {
  const settled = new Map(sessions.map((session) => [session.sessionId, session]));
  const moving = new Map<string, Change>();
  const counts = new Map<ChangeKind, number>();

  function courseOf(kind: ChangeKind, session: StreamingSession): ChangeCourse {
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    return typeof changes === 'function' ? changes(kind, nth, session) : (changes[kind] ?? {});
  }

  function seen(session: StreamingSession, nowMs: number): StreamingSession | undefined {
    const change = moving.get(session.sessionId);
    if (change === undefined) return session;
    if (nowMs < change.endsAtMs) return change.begun;
    const isGone = change.ended.state === 'DELETED' && nowMs >= change.endsAtMs + deletedForMs;
    return isGone ? undefined : change.ended;
  }

  return {
    list(nowMs) {
      return [...settled.values()].flatMap((session) => {
        const now = seen(session, nowMs);
        return now === undefined || now.state === 'DELETED' ? [] : [now];
      });
    },
    find(sessionId, nowMs) {
      const session = settled.get(sessionId);
      return session === undefined ? undefined : seen(session, nowMs);
    },
    change(kind, session, { profile, nowMs, course }) {
      const scripted = courseOf(kind, session);
      const change = changeOf(kind, session, profile, { ...scripted, ...course }, nowMs);
      settled.set(session.sessionId, session);
      moving.set(session.sessionId, change);
      return change.begun;
    },
  };
}
