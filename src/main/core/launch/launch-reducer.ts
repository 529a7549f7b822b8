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

/** What can happen to a launch. `at` is the time of the event in milliseconds since 1970. */
export type LaunchEvent = { readonly at: number } &
  /** `requestId`: the service's id of the request, if it answered. */
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
    /** The change has succeeded, and a stream is requested next. */
    | { readonly type: 'changed' }
    /** The change has succeeded, and nothing else was requested. */
    | { readonly type: 'done' }
    | {
        readonly type: 'seen';
        readonly stream: StreamFacts;
        readonly transientError?: TransientErrorCode;
      }
    | { readonly type: 'transient-error'; readonly transientError: TransientErrorCode }
    | { readonly type: 'ready'; readonly notices?: readonly LaunchNotice[] }
    | { readonly type: 'reached'; readonly notices: readonly LaunchNotice[] }
    | { readonly type: 'opened'; readonly notices: readonly LaunchNotice[] }
    /** Something about the open viewer that the user should know. */
    | { readonly type: 'noticed'; readonly notices: readonly LaunchNotice[] }
    | { readonly type: 'ended' }
    | { readonly type: 'failed'; readonly failure: Failure }
    | { readonly type: 'cancelled' }
  );

/** The first state of a launch. */
export function newLaunch(
  launch: LaunchId,
  facts: {
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
    ...facts,
    state: first,
    entered: { [first]: at },
    at,
    requests: 0,
    notices: [],
  };
}

/** The next state. Pure. An event that does not fit the state returns the same object: nothing has changed. */
export function reduceLaunch(state: LaunchState, event: LaunchEvent): LaunchState {
  if (isOver(state)) return state;
  const { at } = event;
  switch (event.type) {
    case 'asked':
      return sendsRequests(state) ? { ...state, ...requestCount(state, event.requestId) } : state;
    case 'found':
      if (state.state !== 'requesting') return state;
      return {
        ...withoutError(state),
        at,
        studio: event.studio,
        session: event.session,
        ...omitUndefined({ workstation: event.workstation }),
      };
    case 'changing':
      if (!isChanging(state)) return state;
      return {
        ...withoutError(state),
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
      return isChanging(state) ? enter(withoutError(state), 'requesting', at) : state;
    case 'done':
      return isChanging(state) ? enter(withoutError(state), 'done', at) : state;
    case 'seen': {
      if (!awaitsStream(state)) return state;
      const seen = { ...enter(withoutError(state), 'waiting', at), stream: event.stream };
      return event.transientError === undefined
        ? seen
        : withError(seen, state, event.transientError, at);
    }
    case 'transient-error':
      return sendsRequests(state) ? withError(state, state, event.transientError, at) : state;
    case 'ready':
      return state.state === 'waiting'
        ? enter(withNotices(withoutError(state), event.notices ?? []), 'checking', at)
        : state;
    case 'reached':
      return state.state === 'checking'
        ? enter(withNotices(state, event.notices), 'opening', at)
        : state;
    case 'opened':
      return state.state === 'opening'
        ? enter(withNotices(state, event.notices), 'opened', at)
        : state;
    case 'noticed':
      return state.state === 'opened' ? { ...withNotices(state, event.notices), at } : state;
    case 'ended':
      return state.state === 'opened' ? enter(state, 'ended', at) : state;
    case 'failed':
      return { ...enter(withoutError(state), 'failed', at), failure: event.failure };
    case 'cancelled':
      return enter(withoutError(state), 'cancelled', at);
  }
}

const awaitsStream = (state: LaunchState): boolean =>
  state.state === 'requesting' || state.state === 'waiting';

const sendsRequests = (state: LaunchState): boolean => awaitsStream(state) || isChanging(state);

/** One more request. The id of the last answered request stays. */
const requestCount = ({ requests }: LaunchState, requestId: string | undefined) => ({
  requests: requests + 1,
  ...omitUndefined({ requestId }),
});

const withNotices = (state: LaunchState, notices: readonly LaunchNotice[]): LaunchState =>
  notices.length === 0 ? state : { ...state, notices: [...state.notices, ...notices] };

function enter(state: LaunchState, step: Step, at: number): LaunchState {
  if (state.state === step) return { ...state, at };
  return { ...state, state: step, at, entered: { ...state.entered, [step]: at } };
}

function withoutError(state: LaunchState): LaunchState {
  if (state.transientError === undefined) return state;
  const { transientError: _, ...clear } = state;
  return clear;
}

/** Adds a transient error. Its `since` stays the same while the code does. */
function withError(
  state: LaunchState,
  before: LaunchState,
  code: TransientErrorCode,
  at: number,
): LaunchState {
  const since = before.transientError?.code === code ? before.transientError.since : at;
  return { ...state, at, transientError: { code, since } };
}
