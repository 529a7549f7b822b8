import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { CHANGES } from '../../../shared/launch/launch-state.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { overTime, watched } from './retry.ts';
import type { Found } from './find-target.ts';
import type { Work } from '../base/work.ts';
import type { LaunchEvent } from './launch-reducer.ts';
import { limitFrom, type PollDeps } from './poll.ts';
import type { NewWorkstation, Target, WorkstationManager } from '../provider/provider.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** What is to become of a workstation. */
export type Change =
  | { readonly what: 'start'; readonly backup?: ResourceId }
  | { readonly what: 'stop' }
  | { readonly what: 'end' }
  | { readonly what: 'create'; readonly order: NewWorkstation };

/** A change as it is carried out: one wish, with one client token for all its retries. */
export interface ChangeJob {
  readonly change: Change;
  readonly token: string;
  /** False where it is enough that the service has accepted it. */
  readonly wait: boolean;
  /** How long it may take, in ms, where that is said. */
  readonly limitMs?: number;
}

/** Which step of a launch each change is. */
export const changeStep: Readonly<Record<Change['what'], (typeof CHANGES)[number]>> = {
  start: 'starting',
  stop: 'stopping',
  end: 'ending',
  create: 'creating',
};

/** How long a workstation may take to change. The service's own waiters give up after as long. */
const CHANGE_LIMIT_MS = 30 * 60_000;

/** States that lead to a change's result by themselves, whoever asked for it. */
const underWay: Readonly<Record<Change['what'], readonly string[]>> = {
  start: ['START_IN_PROGRESS', 'CREATE_IN_PROGRESS'],
  stop: ['STOP_IN_PROGRESS'],
  end: ['DELETE_IN_PROGRESS'],
  create: ['CREATE_IN_PROGRESS', 'START_IN_PROGRESS'],
};

/** What a workstation's state means for the change it is watched for. */
type Standing = 'reached' | 'ask' | 'wait' | 'failed';

/**
 * Asks for the change and watches until it has its result. An answer of "busy" (409) is not an end:
 * something is under way there already, so it is watched, and asked again where it comes to rest.
 */
export async function* carryOut(
  { change, token, wait, limitMs = CHANGE_LIMIT_MS }: ChangeJob,
  place: { readonly studio: ResourceId; readonly session?: ResourceId },
  manager: WorkstationManager,
  deps: PollDeps,
  signal: AbortSignal,
): Work<LaunchEvent, Found> {
  const ask = askingFor(change, token, manager);
  if (ask === undefined) return err({ code: 'change-impossible' });
  const limit = limitFrom(deps.clock, limitMs);
  let session = place.session;
  // A new one that has its id was asked for in an earlier run: it is looked at.
  let asks = change.what === 'create' && session === undefined;
  let hasAsked = false;
  let hasMoved = false;
  let last: TransientErrorCode | undefined;
  const read = (s: AbortSignal): Promise<ServiceResponse<Workstation>> =>
    asks || session === undefined
      ? ask({ studio: place.studio, session }, s)
      : manager.read({ studio: place.studio, session }, s);

  for await (const reading of watched(read, deps, limit, signal)) {
    const at = deps.clock.now();
    if (!('kind' in reading)) {
      yield reading;
      continue;
    }
    if (reading.kind === 'trouble') {
      last = reading.code;
      const isUnderWay = asks && reading.code === 'busy' && session !== undefined;
      if (isUnderWay) asks = false;
      else yield { type: 'trouble', at, trouble: reading.code };
      continue;
    }
    if (reading.kind === 'failure') {
      const isGone = change.what === 'end' && reading.failure.code === 'not-found';
      return isGone && session !== undefined
        ? ok({ studio: place.studio, session })
        : err(reading.failure);
    }
    last = undefined;
    const { id, name, state, statusCode } = reading.value;
    if (isResourceId(id)) session = id;
    hasAsked ||= asks;
    yield {
      type: 'changing',
      at,
      studio: place.studio,
      ...omitUndefined({ session, workstation: name, state, status: statusCode }),
    };
    // What moves before it was asked for is another's change.
    hasMoved ||= hasAsked && state?.endsWith('_IN_PROGRESS') === true;
    const standing = standingOf(change.what, state, hasMoved);
    if (standing === 'failed') return err(changeFailed(change, state, statusCode));
    const isAccepted = !wait && (asks || underWay[change.what].some((one) => one === state));
    if (session !== undefined && (standing === 'reached' || isAccepted)) {
      return ok({
        studio: place.studio,
        session,
        ...omitUndefined({ name }),
      });
    }
    asks = standing === 'ask' && !hasAsked;
  }
  return err(overTime(limit, last));
}

/** How a change is asked for, once it is known that it can be. */
type Asking = (
  place: { readonly studio: ResourceId; readonly session: ResourceId | undefined },
  signal: AbortSignal,
) => Promise<ServiceResponse<Workstation>>;

/** Nothing where this kind of connection cannot do that. */
function askingFor(change: Change, token: string, manager: WorkstationManager): Asking | undefined {
  const { power, maker } = manager;
  if (change.what === 'create')
    return maker && (({ studio }, signal) => maker.create(studio, change.order, token, signal));
  const at =
    (work: (place: Target, signal: AbortSignal) => Promise<ServiceResponse<Workstation>>): Asking =>
    ({ studio, session }, signal) => {
      if (session === undefined) throw new Error('a change needs a workstation');
      return work({ studio, session }, signal);
    };
  if (change.what === 'end') return at((place, signal) => manager.end(place, token, signal));
  if (power === undefined) return undefined;
  return change.what === 'start'
    ? at((place, signal) => power.start(place, change.backup, token, signal))
    : at((place, signal) => power.stop(place, token, signal));
}

/**
 * The table of a workstation's states for each change. `moved`: it was asked for and seen under way, so
 * a state of rest is the result; before that it is where things began. Unknown states are watched.
 */
export function standingOf(
  what: Change['what'],
  state: string | undefined,
  moved: boolean,
): Standing {
  const atRest: Standing = moved ? 'failed' : 'ask';
  switch (state) {
    case 'READY':
      return what === 'start' || what === 'create' ? 'reached' : atRest;
    case 'STOPPED':
      if (what === 'stop') return 'reached';
      return what === 'create' ? 'failed' : atRest;
    case 'DELETED':
      return what === 'end' ? 'reached' : 'failed';
    case 'DELETE_IN_PROGRESS':
      return what === 'end' ? 'wait' : 'failed';
    case 'CREATE_FAILED':
      return what === 'end' ? atRest : 'failed';
    case 'START_FAILED':
    case 'STOP_FAILED':
    case 'DELETE_FAILED':
      return what === 'create' ? 'failed' : atRest;
    case 'CREATE_IN_PROGRESS':
    case 'START_IN_PROGRESS':
    case 'STOP_IN_PROGRESS':
    case undefined:
    default:
      return 'wait';
  }
}

const changeFailed = (
  { what }: Change,
  state: string | undefined,
  statusCode: string | undefined,
): Failure => ({
  code: 'change-failed',
  what,
  ...omitUndefined({ state, statusCode }),
});
