import { artist } from './people.ts';
import type { LaunchProfile } from './catalogue-wire.ts';
import { timestamp, type SessionStatusCode, type StreamingSession } from './wire.ts';

/** What can be done to a workstation. */
export type ChangeKind = 'create' | 'start' | 'stop' | 'delete';

/** How one change of a workstation goes. What is not said is usual: a few seconds, and well. */
export interface ChangeCourse {
  readonly forMs?: number;
  /** Why it fails; where not given, it does not. */
  readonly failsWith?: SessionStatusCode;
  /** The status message of the failure. */
  readonly failureMessage?: string;
}

/** The course of each change; a function is given how many of this kind there were, from 1. */
export type Changes =
  | Partial<Readonly<Record<ChangeKind, ChangeCourse>>>
  | ((kind: ChangeKind, nth: number, session: StreamingSession) => ChangeCourse);

const minuteMs = 60_000;

const usual = {
  create: { forMs: 5_000, failureMessage: 'The workstation could not be made.' },
  start: { forMs: 3_000, failureMessage: 'The workstation could not be started.' },
  stop: { forMs: 2_000, failureMessage: 'The workstation could not be stopped.' },
  delete: { forMs: 2_000, failureMessage: 'The workstation could not be deleted.' },
} as const;

const beginnings = {
  create: 'The workstation is being made.',
  start: 'The workstation is starting.',
  stop: 'The workstation is stopping.',
  delete: 'The workstation is being deleted.',
} as const;

const ready = {
  state: 'READY',
  statusCode: 'STREAMING_SESSION_READY',
  statusMessage: 'The workstation is ready.',
} as const;

const endings = {
  create: ready,
  start: ready,
  stop: {
    state: 'STOPPED',
    statusCode: 'STREAMING_SESSION_STOPPED',
    statusMessage: 'The workstation is stopped.',
  },
  delete: {
    state: 'DELETED',
    statusCode: 'STREAMING_SESSION_DELETED',
    statusMessage: 'The workstation is deleted.',
  },
} as const;

/** A change under way: what the workstation is now, and what it will be from `endsAtMs` on. */
export interface Change {
  readonly begun: StreamingSession;
  readonly ended: StreamingSession;
  readonly endsAtMs: number;
}

/** Begins a change. `profile` is the workstation's, where it has one that is known. */
export function changeOf(
  kind: ChangeKind,
  session: StreamingSession,
  profile: LaunchProfile | undefined,
  course: ChangeCourse,
  nowMs: number,
): Change {
  const begun = begin(kind, session, nowMs);
  const endsAtMs = nowMs + (course.forMs ?? usual[kind].forMs);
  const { failsWith, failureMessage } = course;
  const ended =
    failsWith === undefined
      ? end(kind, begun, profile, endsAtMs)
      : fail(kind, begun, failsWith, failureMessage ?? usual[kind].failureMessage, endsAtMs);
  return { begun, ended, endsAtMs };
}

/** Whether workstations of this profile may be stopped. Of an unknown one nothing speaks against it. */
export function isStoppable(profile: LaunchProfile | undefined): boolean {
  return profile?.streamConfiguration.maxStoppedSessionLengthInMinutes !== 0;
}

function begin(kind: ChangeKind, session: StreamingSession, nowMs: number): StreamingSession {
  const at = timestamp(nowMs);
  const upper = kind.toUpperCase();
  const begun: StreamingSession = {
    ...session,
    state: `${upper}_IN_PROGRESS`,
    statusCode: `STREAMING_SESSION_${upper}_IN_PROGRESS`,
    statusMessage: beginnings[kind],
    updatedAt: at,
    updatedBy: artist,
    ...(kind === 'start' ? { startedAt: at, startedBy: artist } : {}),
    ...(kind === 'stop' ? { stoppedAt: at, stoppedBy: artist } : {}),
  };
  // Both are promises of the state that ends here.
  delete begun.stopAt;
  delete begun.terminateAt;
  return begun;
}

function end(
  kind: ChangeKind,
  begun: StreamingSession,
  profile: LaunchProfile | undefined,
  atMs: number,
): StreamingSession {
  return {
    ...begun,
    ...endings[kind],
    ...limits(kind, begun, profile, atMs),
    updatedAt: timestamp(atMs),
  };
}

/** When a workstation that is READY or STOPPED from now on is stopped or deleted by itself. */
function limits(
  kind: ChangeKind,
  begun: StreamingSession,
  profile: LaunchProfile | undefined,
  atMs: number,
): { stopAt?: string; terminateAt?: string } {
  if (kind === 'delete') return {};
  const configuration = profile?.streamConfiguration;
  if (kind === 'stop') {
    if (begun.automaticTerminationMode !== 'ACTIVATED') return {};
    const minutes = configuration?.maxStoppedSessionLengthInMinutes ?? 5_760;
    return { terminateAt: timestamp(atMs + minutes * minuteMs) };
  }
  const end = timestamp(atMs + (configuration?.maxSessionLengthInMinutes ?? 690) * minuteMs);
  return isStoppable(profile) ? { stopAt: end } : { terminateAt: end };
}

function fail(
  kind: ChangeKind,
  begun: StreamingSession,
  statusCode: SessionStatusCode,
  statusMessage: string,
  atMs: number,
): StreamingSession {
  const state = `${kind.toUpperCase()}_FAILED`;
  return { ...begun, state, statusCode, statusMessage, updatedAt: timestamp(atMs) };
}
