import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { ConnectionId, LaunchId, ResourceId } from '../../../shared/base/ids.ts';
import {
  isChanging,
  isOver,
  type LaunchNotice,
  type LaunchState,
  type Step,
} from '../../../shared/launch/launch-state.ts';
import type { StreamFacts } from '../../../shared/launch/stream.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';

/** What can happen to a launch. Every event carries its moment. */
export type LaunchEvent = { readonly at: number } &
  /** `requestId`: what the service calls that request, where it answered. */
  (
    | { readonly type: 'asked'; readonly requestId?: string }
    | {
        readonly type: 'found';
        readonly studio: ResourceId;
        readonly session: ResourceId;
        readonly workstation?: string;
      }
    | {
        readonly type: 'changing';
        readonly studio: ResourceId;
        readonly session?: ResourceId;
        readonly workstation?: string;
        readonly state?: string;
        readonly status?: string;
      }
    /** The change has its result, and a stream is asked for next. */
    | { readonly type: 'changed' }
    /** The change was all that was wished for. */
    | { readonly type: 'done' }
    | { readonly type: 'seen'; readonly stream: StreamFacts; readonly trouble?: TransientErrorCode }
    | { readonly type: 'trouble'; readonly trouble: TransientErrorCode }
    | { readonly type: 'ready' }
    | { readonly type: 'reached'; readonly notices: readonly LaunchNotice[] }
    | { readonly type: 'opened'; readonly notices: readonly LaunchNotice[] }
    | { readonly type: 'ended' }
    | { readonly type: 'failed'; readonly failure: Failure }
    | { readonly type: 'cancelled' }
  );

/** A launch that was just asked for. */
export function newLaunch(
  launch: LaunchId,
  what: {
    connection: ConnectionId;
    connectionName: string;
    studio?: ResourceId;
    session?: ResourceId;
    workstation?: string;
    usualMs?: number;
    connects?: boolean;
  },
  at: number,
  first: Step = 'requesting',
): LaunchState {
  return {
    launch,
    ...what,
    state: first,
    entered: { [first]: at },
    at,
    requests: 0,
    notices: [],
  };
}

/**
 * `(state, event) → state`, pure. An event that does not fit the state gives back the very same
 * object, so whoever watches can tell "nothing changed" by identity.
 */
export function reduceLaunch(state: LaunchState, event: LaunchEvent): LaunchState {
  if (isOver(state)) return state;
  const { at } = event;
  switch (event.type) {
    case 'asked':
      return asks(state) ? { ...state, ...counted(state, event.requestId) } : state;
    case 'found':
      if (state.state !== 'requesting') return state;
      return {
        ...withoutTrouble(state),
        at,
        studio: event.studio,
        session: event.session,
        ...omitUndefined({ workstation: event.workstation }),
      };
    case 'changing':
      if (!isChanging(state)) return state;
      return {
        ...withoutTrouble(state),
        at,
        studio: event.studio,
        ...omitUndefined({
          session: event.session,
          workstation: event.workstation,
          workstationState: event.state,
          workstationStatus: event.status,
        }),
      };
    case 'changed':
      return isChanging(state) ? enter(withoutTrouble(state), 'requesting', at) : state;
    case 'done':
      return isChanging(state) ? enter(withoutTrouble(state), 'done', at) : state;
    case 'seen': {
      if (!watches(state)) return state;
      const seen = { ...enter(withoutTrouble(state), 'waiting', at), stream: event.stream };
      return event.trouble === undefined ? seen : troubled(seen, state, event.trouble, at);
    }
    case 'trouble':
      return asks(state) ? troubled(state, state, event.trouble, at) : state;
    case 'ready':
      return state.state === 'waiting' ? enter(withoutTrouble(state), 'checking', at) : state;
    case 'reached':
      return state.state === 'checking'
        ? enter(noting(state, event.notices), 'opening', at)
        : state;
    case 'opened':
      return state.state === 'opening' ? enter(noting(state, event.notices), 'opened', at) : state;
    case 'ended':
      return state.state === 'opened' ? enter(state, 'ended', at) : state;
    case 'failed':
      return { ...enter(withoutTrouble(state), 'failed', at), failure: event.failure };
    case 'cancelled':
      return enter(withoutTrouble(state), 'cancelled', at);
  }
}

const watches = (state: LaunchState): boolean =>
  state.state === 'requesting' || state.state === 'waiting';

const asks = (state: LaunchState): boolean => watches(state) || isChanging(state);

/** One request more; the id of the last one that was answered stays. */
const counted = ({ requests }: LaunchState, requestId: string | undefined) => ({
  requests: requests + 1,
  ...omitUndefined({ requestId }),
});

const noting = (state: LaunchState, notices: readonly LaunchNotice[]): LaunchState =>
  notices.length === 0 ? state : { ...state, notices: [...state.notices, ...notices] };

function enter(state: LaunchState, step: Step, at: number): LaunchState {
  if (state.state === step) return { ...state, at };
  return { ...state, state: step, at, entered: { ...state.entered, [step]: at } };
}

function withoutTrouble(state: LaunchState): LaunchState {
  if (state.trouble === undefined) return state;
  const { trouble: _, ...clear } = state;
  return clear;
}

/** Keeps the moment the trouble began while it stays the same one. */
function troubled(
  state: LaunchState,
  before: LaunchState,
  code: TransientErrorCode,
  at: number,
): LaunchState {
  const since = before.trouble?.code === code ? before.trouble.since : at;
  return { ...state, at, trouble: { code, since } };
}
