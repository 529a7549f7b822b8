import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { CHANGES } from '../../../shared/launch/launch-state.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { limitFrom, pollWithEvents, timeExceeded, type PollDeps } from './poll.ts';
import type { FoundTarget } from './find-target.ts';
import type { Work } from '../base/work.ts';
import type { LaunchEvent } from './launch-reducer.ts';
import type { NewWorkstation, Target, WorkstationManager } from '../provider/provider.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** A change of a workstation. */
export type Change =
  | { readonly what: 'start'; readonly backup?: ResourceId }
  | { readonly what: 'stop' }
  | { readonly what: 'reboot' }
  | { readonly what: 'end' }
  | { readonly what: 'create'; readonly order: NewWorkstation };

/** How a change is carried out, with one client token for all its retries. */
export interface ChangeJob {
  readonly change: Change;
  readonly token: string;
  /** False to end as soon as the service has accepted the change. */
  readonly wait: boolean;
  /** True if the workstation was in a list: if it is not found, it has ended. Otherwise its id may be wrong. */
  readonly isListed?: boolean;
  /** For a start before connecting: true to leave it out if the workstation is not stopped. */
  readonly onlyIfStopped?: boolean;
  /** The time limit in ms; 30 minutes by default. */
  readonly limitMs?: number;
}

/** The step of a launch for each change. */
export const changeStep: Readonly<Record<Change['what'], (typeof CHANGES)[number]>> = {
  start: 'starting',
  stop: 'stopping',
  reboot: 'rebooting',
  end: 'ending',
  create: 'creating',
};

/** How long a change may take. The SDK's waiters use the same limit. */
const CHANGE_LIMIT_MS = 30 * 60_000;

/** States that lead to a change's result without another request. */
const underWay: Readonly<Record<Change['what'], readonly string[]>> = {
  start: ['START_IN_PROGRESS', 'CREATE_IN_PROGRESS'],
  stop: ['STOP_IN_PROGRESS'],
  reboot: [],
  end: ['DELETE_IN_PROGRESS'],
  create: ['CREATE_IN_PROGRESS', 'START_IN_PROGRESS'],
};

/** What a workstation's state means for a change. `ask`: the change has to be requested. */
type Standing = 'reached' | 'ask' | 'wait' | 'failed';

/**
 * Requests the change and polls the workstation until the change has succeeded or failed. A "busy" response (409)
 * means that another change is under way: the workstation is polled, and the change is requested again when that
 * one has ended.
 */
export async function* carryOut(
  { change, token, wait, isListed = false, limitMs = CHANGE_LIMIT_MS }: ChangeJob,
  target: { readonly studio: ResourceId; readonly session?: ResourceId },
  manager: WorkstationManager,
  deps: PollDeps,
  signal: AbortSignal,
): Work<LaunchEvent, FoundTarget> {
  const request = requestFor(change, token, manager);
  if (request === undefined) return err({ code: 'change-impossible' });
  const limit = limitFrom(deps.clock, limitMs);
  let session = target.session;
  // A new workstation that has an id was requested in an earlier run, so it is only read.
  let isRequestNext = change.what === 'create' && session === undefined;
  let hasRequested = false;
  let wasSeen = isListed;
  let hasMoved = false;
  const restores = change.what === 'start' && change.backup !== undefined;
  /** True while the workstation runs, which was not started from the backup as far as is known. */
  let isRunning = false;
  let isRestoreRefused = false;
  let last: TransientErrorCode | undefined;
  const read = (s: AbortSignal): Promise<ServiceResponse<Workstation>> =>
    isRequestNext || session === undefined
      ? request({ studio: target.studio, session }, s)
      : manager.read({ studio: target.studio, session }, s);

  for await (const response of pollWithEvents(read, deps, limit, signal)) {
    const at = deps.clock.now();
    if (!('kind' in response)) {
      yield response;
      continue;
    }
    if (response.kind === 'transient-error') {
      last = response.code;
      const isUnderWay = isRequestNext && response.code === 'busy' && session !== undefined;
      if (isUnderWay) {
        isRequestNext = false;
        isRestoreRefused = isRunning;
      } else yield { type: 'transient-error', at, transientError: response.code };
      continue;
    }
    if (response.kind === 'failure') {
      if (isRunning && isRequestNext && response.failure.code === 'request-refused')
        return err(NOT_RESTORED);
      const isGone = change.what === 'end' && wasSeen && response.failure.code === 'not-found';
      return isGone && session !== undefined
        ? ok({ studio: target.studio, session })
        : err(response.failure);
    }
    last = undefined;
    wasSeen = true;
    const { id, name, state, statusCode } = response.value;
    if (isResourceId(id)) session = id;
    hasRequested ||= isRequestNext;
    yield {
      type: 'changing',
      at,
      studio: target.studio,
      ...omitUndefined({ session, workstation: name, state, status: statusCode }),
    };
    // A change that was under way before the request is not this one.
    hasMoved ||= hasRequested && state?.endsWith('_IN_PROGRESS') === true;
    // An earlier request with the same token may have started it from the backup. The service knows.
    isRunning = restores && !hasRequested && state === 'READY';
    if (isRunning && isRestoreRefused) return err(NOT_RESTORED);
    const standing = isRunning ? 'ask' : launchStateOf(change.what, state, hasMoved);
    if (standing === 'failed') return err(changeFailed(change, state, statusCode));
    // Services have no state for a reboot: once it is accepted, nothing shows when it is over.
    const isEnough = !wait || change.what === 'reboot';
    // A start that is under way need not be from the backup.
    const isThisChange = !restores || hasRequested;
    const isAccepted =
      isEnough &&
      (isRequestNext || (isThisChange && underWay[change.what].some((one) => one === state)));
    if (session !== undefined && (standing === 'reached' || isAccepted)) {
      return ok({
        studio: target.studio,
        session,
        ...omitUndefined({ name }),
      });
    }
    isRequestNext = standing === 'ask' && !hasRequested;
  }
  return err(timeExceeded(limit, last));
}

/** Sends the request for a change. */
type SendChange = (
  target: { readonly studio: ResourceId; readonly session: ResourceId | undefined },
  signal: AbortSignal,
) => Promise<ServiceResponse<Workstation>>;

/** Undefined if this kind of connection does not support the change. */
function requestFor(
  change: Change,
  token: string,
  manager: WorkstationManager,
): SendChange | undefined {
  const { power, creator, end } = manager;
  const isFromBackup = change.what === 'start' && change.backup !== undefined;
  if (isFromBackup && power?.listBackups === undefined) return undefined;
  if (change.what === 'create')
    return creator && (({ studio }, signal) => creator.create(studio, change.order, token, signal));
  const forTarget =
    (
      send: (target: Target, signal: AbortSignal) => Promise<ServiceResponse<Workstation>>,
    ): SendChange =>
    ({ studio, session }, signal) => {
      if (session === undefined) throw new Error('a change needs a workstation');
      return send({ studio, session }, signal);
    };
  if (change.what === 'end') return end && forTarget((at, signal) => end(at, token, signal));
  if (power === undefined) return undefined;
  if (change.what === 'reboot') {
    const { reboot } = power;
    return reboot && forTarget((at, signal) => reboot(at, token, signal));
  }
  return change.what === 'start'
    ? forTarget((at, signal) => power.start(at, change.backup, token, signal))
    : forTarget((at, signal) => power.stop(at, token, signal));
}

/**
 * What each state of a workstation means for each change. `moved`: the change was requested and seen under way, so
 * a stable state is its result; otherwise it is the state before the change. Unknown states are polled further.
 */
export function launchStateOf(
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
      return what === 'create' || what === 'reboot' ? 'failed' : atRest;
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

/** The failure of a start from a backup whose workstation is running, with the data that it had. */
const NOT_RESTORED: Failure = { code: 'change-failed', what: 'start', state: 'READY' };

const changeFailed = (
  { what }: Change,
  state: string | undefined,
  statusCode: string | undefined,
): Failure => ({
  code: 'change-failed',
  what,
  ...omitUndefined({ state, statusCode }),
});
