import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import {
  isResourceId,
  type ConnectionId,
  type LaunchId,
  type ResourceId,
} from '../../../shared/base/ids.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { StreamFacts } from '../../../shared/launch/stream.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import {
  limitFrom,
  pollWithEvents,
  retryUntilLimit,
  timeExceeded,
  type Limit,
  type PollDeps,
} from './poll.ts';
import { carryOut, changeStep, type ChangeJob } from './change.ts';
import { unlessAborted } from '../base/clock.ts';
import { findOnlyReady, type FoundTarget } from './find-target.ts';
import { findStudio } from '../workstations/list-pages.ts';
import type { Work } from '../base/work.ts';
import { newLaunch, reduceLaunch, type LaunchEvent } from './launch-reducer.ts';
import { openStream, type OpenDeps, type OpenOptions, type ReadyStream } from './open-stream.ts';
import type { Target, Provider, Stream } from '../provider/provider.ts';
import type { ServiceResponse } from '../provider/service-response.ts';
import { expectedTimeMs } from './poll-schedule.ts';
import { needsStart, requestStream } from './request-stream.ts';
import { streamOutcome } from './stream-outcome.ts';
import { createStreamTiming } from './stream-timing.ts';

/** A whole launch: what is requested and how, with one client token for all its retries. */
export interface LaunchPlan extends Omit<OpenOptions, 'via'> {
  readonly launch: LaunchId;
  /** Sent as `X-Amz-Client-Token` with every request to create the stream, so that a retry creates no second one. */
  readonly token: string;
  readonly connection: ConnectionId;
  readonly connectionName: string;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  /** The workstation's name, if it is already known. */
  readonly workstation?: string;
  /** The change of the workstation, before connecting or instead of it. */
  readonly change?: ChangeJob;
  /** Watch this stream instead of requesting a new one. */
  readonly stream?: ResourceId;
  readonly limitMs: number;
  /** `none` ends at READY; `no-stream` ends after the change, without requesting a stream. */
  readonly via: OpenOptions['via'] | 'none' | 'no-stream';
  /** How long earlier streams of this connection took, in ms, newest last. */
  readonly observedDurations?: readonly number[];
}

export interface LaunchDeps extends PollDeps, OpenDeps {
  /** Prepares the connection's provider: gets its credentials and loads its SDK. */
  readonly connect: (signal: AbortSignal) => Promise<Result<Provider>>;
  /** True if the workstation was stopped when it was last seen in this run. Sends no request. */
  readonly isKnownStopped?: (target: Target) => boolean;
  /** Called with the instance type of a stream's workstation. Returns how long earlier ones took, as `observedDurations`. */
  readonly onInstanceType?: (target: Target, type: string) => readonly number[];
  /** Called with the time in ms that a new stream took until READY, if it could be measured. */
  readonly onTimeToReady?: (ms: number) => void;
}

/**
 * Runs one launch, from the click on Connect to the open viewer. Yields each new state and ends when the launch is
 * over. `signal` cancels it at any time. Throws only for bugs.
 */
export async function* launch(
  requested: LaunchPlan,
  deps: LaunchDeps,
  signal: AbortSignal,
): AsyncGenerator<LaunchState, void> {
  const plan = await withoutNeedlessStart(requested, deps, signal);
  const first = plan.change === undefined ? 'requesting' : changeStep[plan.change.change.what];
  let state = newLaunch(plan.launch, initialFacts(plan), deps.clock.now(), first);
  yield state;
  for await (const event of events(plan, deps, signal)) {
    const next = reduceLaunch(state, event);
    if (next === state) continue;
    state = next;
    yield state;
  }
}

/** The plan without its start, if that was requested only for a stopped workstation, and this one is not. */
async function withoutNeedlessStart(
  plan: LaunchPlan,
  deps: LaunchDeps,
  signal: AbortSignal,
): Promise<LaunchPlan> {
  const { change, session, ...rest } = plan;
  if (change?.onlyIfStopped !== true) return plan;
  // Without a session, the only workstation that is ready is connected to.
  if (session === undefined) return rest;
  try {
    const provider = await unlessAborted(deps.connect(signal), signal);
    const target = { session, ...omitUndefined({ studio: plan.studio }) };
    const isNeeded = provider.ok && (await needsStart(provider.value, target, deps.turn, signal));
    return isNeeded ? plan : { ...rest, session };
  } catch (reason) {
    if (!signal.aborted) throw reason;
    return plan;
  }
}

function initialFacts(plan: LaunchPlan) {
  const { connection, connectionName, studio, session, workstation, observedDurations } = plan;
  const usualMs = observedDurations === undefined ? undefined : expectedTimeMs(observedDurations);
  return {
    connection,
    connectionName,
    ...omitUndefined({ studio, session, workstation, usualMs }),
    ...(plan.via === 'no-stream' && { connects: false }),
  };
}

/** The events of all steps. A failure or a cancellation becomes the last event. */
async function* events(
  plan: LaunchPlan,
  deps: LaunchDeps,
  signal: AbortSignal,
): AsyncGenerator<LaunchEvent, void> {
  const now = () => deps.clock.now();
  try {
    const end = yield* steps(plan, deps, signal);
    if (!end.ok) yield { type: 'failed', at: now(), failure: end.failure };
  } catch (reason) {
    if (!signal.aborted) throw reason;
    yield { type: 'cancelled', at: now() };
  }
}

async function* steps(
  plan: LaunchPlan,
  deps: LaunchDeps,
  signal: AbortSignal,
): Work<LaunchEvent, undefined> {
  const now = () => deps.clock.now();
  signal.throwIfAborted();
  const provider = await unlessAborted(deps.connect(signal), signal);
  if (!provider.ok) return provider;
  if (plan.change !== undefined) {
    const viewer = await findViewer(plan, deps);
    if (!viewer.ok) return viewer;
    const machine = await checkMachine(plan, provider.value);
    if (!machine.ok) return machine;
  }
  const changed =
    plan.change === undefined
      ? ok(plan)
      : yield* changeFirst(plan, plan.change, provider.value, deps, signal);
  if (!changed.ok) return changed;
  if (plan.via === 'no-stream') {
    yield { type: 'done', at: now() };
    return ok(undefined);
  }
  if (plan.change !== undefined) yield { type: 'changed', at: now() };
  const limit = limitFrom(deps.clock, plan.limitMs);
  const target = yield* findTarget(
    { ...plan, ...changed.value },
    provider.value,
    deps,
    limit,
    signal,
  );
  if (!target.ok) return target;
  try {
    const viewer = await findViewer(plan, deps);
    if (!viewer.ok) return viewer;
    const ready = yield* watchStream(plan, provider.value, target.value, deps, limit, signal);
    if (!ready.ok) return ready;
    if (plan.via === 'none' || ready.value === undefined) return ok(undefined);
    return yield* openStream(ready.value, target.value, { ...plan, via: plan.via }, deps, signal);
  } finally {
    await provider.value.release?.(plan.token);
  }
}

/** Looks for the viewer before anything is requested for it: no stream, and no start that costs money. */
const findViewer = (
  { via, rules }: LaunchPlan,
  { handOver }: LaunchDeps,
): Promise<Result<undefined>> =>
  via === 'viewer' ? handOver.findViewer(rules) : Promise.resolve(ok(undefined));

/** Looks for what the streams of this connection need on this machine, before a start that costs money. */
const checkMachine = async ({ via }: LaunchPlan, provider: Provider): Promise<Result<undefined>> =>
  via === 'no-stream' || provider.checkMachine === undefined
    ? ok(undefined)
    : provider.checkMachine();

/** Changes the workstation first. Returns its target, which is new if it was created. */
async function* changeFirst(
  plan: LaunchPlan,
  job: ChangeJob,
  { manager, ...provider }: Provider,
  deps: LaunchDeps,
  signal: AbortSignal,
): Work<LaunchEvent, { studio: ResourceId; session: ResourceId }> {
  if (manager === undefined) return err({ code: 'change-impossible' });
  const ask = retryUntilLimit(deps, limitFrom(deps.clock, plan.limitMs), signal);
  const studio = yield* findStudio(plan.studio, provider, ask);
  if (!studio.ok) return studio;
  const { session } = plan;
  if (session === undefined && job.change.what !== 'create')
    return err({ code: 'workstation-unclear', ready: 0 });
  const target = { studio: studio.value, ...omitUndefined({ session }) };
  const found = yield* carryOut(job, target, manager, deps, signal);
  return found.ok ? ok({ studio: found.value.studio, session: found.value.session }) : found;
}

/** The studio and the workstation. Requests them only if the plan does not name them. */
async function* findTarget(
  plan: LaunchPlan,
  provider: Provider,
  deps: LaunchDeps,
  limit: Limit,
  signal: AbortSignal,
): Work<LaunchEvent, Target> {
  const ask = retryUntilLimit(deps, limit, signal);
  const studio = yield* findStudio(plan.studio, provider, ask);
  if (!studio.ok) return studio;
  const found: Result<FoundTarget> =
    plan.session === undefined
      ? yield* findOnlyReady(studio.value, provider, ask)
      : ok({ studio: studio.value, session: plan.session });
  if (!found.ok) return found;
  const { name, ...target } = found.value;
  yield {
    type: 'found',
    at: deps.clock.now(),
    ...target,
    ...omitUndefined({ workstation: name }),
  };
  return ok(target);
}

/** Requests a stream unless the plan names one, and polls it until it is ready. Returns it with its URL. */
async function* watchStream(
  plan: LaunchPlan,
  provider: Provider,
  target: Target,
  deps: LaunchDeps,
  limit: Limit,
  signal: AbortSignal,
): Work<LaunchEvent, ReadyStream | undefined> {
  const { readStream } = provider;
  if (plan.stream !== undefined && readStream === undefined)
    return err({ code: 'not-found', what: 'stream' });
  let stream = plan.stream;
  // Observed durations start at the request, so they say nothing about a stream that already exists.
  const timing =
    plan.stream === undefined
      ? createStreamTiming(deps.clock, deps.random, plan.observedDurations ?? [])
      : undefined;
  // After a change of its own, the launch knows better.
  let isKnownStopped = plan.change === undefined && deps.isKnownStopped?.(target) === true;
  const read = (s: AbortSignal): Promise<ServiceResponse<Stream>> => {
    timing?.requested();
    if (stream !== undefined && readStream !== undefined) return readStream(target, stream, s);
    const options = { token: plan.token, turn: deps.turn, isKnownStopped, signal: s };
    isKnownStopped = false;
    return requestStream(provider, target, options);
  };
  let last: TransientErrorCode | undefined;
  const pollDeps = timing === undefined ? deps : { ...deps, nextDelayMs: timing.nextDelayMs };
  for await (const response of pollWithEvents(read, pollDeps, limit, signal)) {
    const at = deps.clock.now();
    if (!('kind' in response)) {
      yield response;
    } else if (response.kind === 'failure') {
      return err(response.failure);
    } else if (response.kind === 'transient-error') {
      last = response.code;
      yield { type: 'transient-error', at, transientError: response.code };
    } else {
      const { url, user, quicPort, carrierEnded, instanceType } = response.value;
      const durations = instanceType && deps.onInstanceType?.(target, instanceType);
      if (durations) timing?.learn(durations);
      const { streamId: _, ...withoutId } = response.value.facts;
      // Without the id of a stream that cannot be read, a retry requests a new stream.
      const facts: StreamFacts = readStream === undefined ? withoutId : response.value.facts;
      const outcome = streamOutcome(facts, url !== undefined, response.serverTime ?? at);
      last = outcome.next === 'wait' ? outcome.transientError : undefined;
      if (outcome.next === 'wait') timing?.waiting();
      const readyMs = outcome.next === 'hand-over' ? timing?.timeToReadyMs() : undefined;
      if (readyMs !== undefined) deps.onTimeToReady?.(readyMs);
      yield { type: 'seen', at, stream: facts, ...omitUndefined({ transientError: last }) };
      if (outcome.next === 'end') return err(outcome.failure);
      if (outcome.next === 'hand-over')
        return ok(url && { url, ...omitUndefined({ user, quicPort, carrierEnded }) });
      // Without an id the stream cannot be read. The next request uses the same client token, so it returns the same stream.
      if (isResourceId(facts.streamId)) stream = facts.streamId;
    }
  }
  return err(timeExceeded(limit, last));
}
