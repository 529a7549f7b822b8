import { practiceUser } from './practice-account.ts';
import type { LaunchProfile } from './catalogue-wire-types.ts';
import { timestamp, type SessionStatusCode, type StreamingSession } from './wire-types.ts';

/** The changes of a workstation. */
export type ChangeKind = 'create' | 'start' | 'stop' | 'delete';

/** How one change of a workstation goes. By default it succeeds after a few seconds. */
export interface ChangePlan {
  readonly forMs?: number;
  /** The status code it fails with. If left out, it succeeds. */
  readonly failsWith?: SessionStatusCode;
  /** The status message of the failure. */
  readonly failureMessage?: string;
}

/** The plan of each kind of change. `nth` counts the changes of a kind from 1. */
export type ChangePlans =
  | Partial<Readonly<Record<ChangeKind, ChangePlan>>>
  | ((kind: ChangeKind, nth: number, session: StreamingSession) => ChangePlan);

const minuteMs = 60_000;

const defaults = {
  create: { forMs: 5_000, failureMessage: 'The workstation could not be created.' },
  start: { forMs: 3_000, failureMessage: 'The workstation could not be started.' },
  stop: { forMs: 2_000, failureMessage: 'The workstation could not be stopped.' },
  delete: { forMs: 2_000, failureMessage: 'The workstation could not be deleted.' },
} as const;

const progressMessages = {
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

const finalStates = {
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

/** A change: the workstation until `endsAtMs` (ms since 1970), and from then on. */
export interface Change {
  readonly begun: StreamingSession;
  readonly ended: StreamingSession;
  readonly endsAtMs: number;
}

/** Begins a change. `profile` is the workstation's launch profile, if it is known. */
export function beginChange(
  kind: ChangeKind,
  session: StreamingSession,
  profile: LaunchProfile | undefined,
  plan: ChangePlan,
  nowMs: number,
): Change {
  const begun = inProgress(kind, session, nowMs);
  const endsAtMs = nowMs + (plan.forMs ?? defaults[kind].forMs);
  const { failsWith, failureMessage } = plan;
  const ended =
    failsWith === undefined
      ? completed(kind, begun, profile, endsAtMs)
      : failed(kind, begun, failsWith, failureMessage ?? defaults[kind].failureMessage, endsAtMs);
  return { begun, ended, endsAtMs };
}

/** Whether workstations of this profile can be stopped. True for an unknown profile. */
export function isStoppable(profile: LaunchProfile | undefined): boolean {
  return profile?.streamConfiguration.maxStoppedSessionLengthInMinutes !== 0;
}

function inProgress(kind: ChangeKind, session: StreamingSession, nowMs: number): StreamingSession {
  const at = timestamp(nowMs);
  const upper = kind.toUpperCase();
  const begun: StreamingSession = {
    ...session,
    state: `${upper}_IN_PROGRESS`,
    statusCode: `STREAMING_SESSION_${upper}_IN_PROGRESS`,
    statusMessage: progressMessages[kind],
    updatedAt: at,
    updatedBy: practiceUser,
    ...(kind === 'start' ? { startedAt: at, startedBy: practiceUser } : {}),
    ...(kind === 'stop' ? { stoppedAt: at, stoppedBy: practiceUser } : {}),
  };
  // Both belong to the state that ends here.
  delete begun.stopAt;
  delete begun.terminateAt;
  return begun;
}

function completed(
  kind: ChangeKind,
  begun: StreamingSession,
  profile: LaunchProfile | undefined,
  atMs: number,
): StreamingSession {
  return {
    ...begun,
    ...finalStates[kind],
    ...automaticEnd(kind, begun, profile, atMs),
    updatedAt: timestamp(atMs),
  };
}

/** When a workstation that becomes READY or STOPPED is stopped or deleted automatically. */
function automaticEnd(
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
  const endsAt = timestamp(atMs + (configuration?.maxSessionLengthInMinutes ?? 690) * minuteMs);
  return isStoppable(profile) ? { stopAt: endsAt } : { terminateAt: endsAt };
}

function failed(
  kind: ChangeKind,
  begun: StreamingSession,
  statusCode: SessionStatusCode,
  statusMessage: string,
  atMs: number,
): StreamingSession {
  const state = `${kind.toUpperCase()}_FAILED`;
  return { ...begun, state, statusCode, statusMessage, updatedAt: timestamp(atMs) };
}
