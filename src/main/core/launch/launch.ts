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
import { overTime, retryUntilLimit, watched } from './retry.ts';
import { carryOut, changeStep, type ChangeJob } from './change.ts';
import { unlessAborted } from '../base/clock.ts';
import { findOnlyReady, type Found } from './find-target.ts';
import { findStudio } from '../workstations/list-pages.ts';
import type { Work } from '../base/work.ts';
import type { HandOver, Via } from '../viewer/hand-over.ts';
import { newLaunch, reduceLaunch, type LaunchEvent } from './launch-reducer.ts';
import { limitFrom, type Limit, type PollDeps } from './poll.ts';
import type { Target, Provider, Stream } from '../provider/provider.ts';
import type { ServiceResponse } from '../provider/service-response.ts';
import type { Secret } from '../secrets/secret.ts';
import { usualTimeMs } from './schedule.ts';
import type { StreamServer } from '../workstations/workstation-memory.ts';
import { watchViewer } from './watch-viewer.ts';
import { streamOutcome } from './stream-outcome.ts';
import type { StreamRules } from '../viewer/stream-url.ts';

/** What was asked for: one wish, with one client token for all its retries. */
export interface LaunchPlan {
  readonly launch: LaunchId;
  /** Sent as `X-Amz-Client-Token` with every attempt to make the stream, so that a retry makes no second one. */
  readonly token: string;
  readonly connection: ConnectionId;
  readonly connectionName: string;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  /** The workstation's name, where it is known already. */
  readonly workstation?: string;
  /** What has to become of the workstation first, or what is all that is wished for. */
  readonly change?: ChangeJob;
  /** Watch this stream instead of asking for a new one. */
  readonly stream?: ResourceId;
  readonly rules: StreamRules;
  readonly limitMs: number;
  readonly check: boolean;
  /** `none` stops at READY; `no-stream` before any stream is asked for: the change was all. */
  readonly via: Via | 'none' | 'no-stream';
  /** How long this connection's streams took before, in ms, newest last. */
  readonly history?: readonly number[];
  /** What the launch stays for once the viewer is open. */
  readonly stayFor: 'viewer' | 'file';
}

export interface LaunchDeps extends PollDeps {
  /** Gets the connection's provider ready: its keys from the vault, its SDK loaded. */
  readonly connect: (signal: AbortSignal) => Promise<Result<Provider>>;
  readonly handOver: HandOver;
  /** Hears which server the workstation's stream comes from, once its address is accepted. */
  readonly onServer?: (place: Target, server: StreamServer) => void;
}

/**
 * The whole way from "connect" to "the viewer is open": yields the state each time it changes, and
 * ends when nothing more can happen. `signal` cancels it at any moment. It throws only for bugs.
 */
export async function* launch(
  plan: LaunchPlan,
  deps: LaunchDeps,
  signal: AbortSignal,
): AsyncGenerator<LaunchState, void> {
  const first = plan.change === undefined ? 'requesting' : changeStep[plan.change.change.what];
  let state = newLaunch(plan.launch, whatIsMeant(plan), deps.clock.now(), first);
  yield state;
  for await (const event of events(plan, deps, signal)) {
    const next = reduceLaunch(state, event);
    if (next === state) continue;
    state = next;
    yield state;
  }
}

function whatIsMeant(plan: LaunchPlan) {
  const { connection, connectionName, studio, session, workstation, history } = plan;
  const usualMs = history === undefined ? undefined : usualTimeMs(history);
  return {
    connection,
    connectionName,
    ...omitUndefined({ studio, session, workstation, usualMs }),
    ...(plan.via === 'no-stream' && { connects: false }),
  };
}

/** The steps, with their two common ends: a failure in words, or cancelled. */
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
  const place = yield* find({ ...plan, ...changed.value }, provider.value, deps, limit, signal);
  if (!place.ok) return place;
  const ready = yield* watch(plan, provider.value, place.value, deps, limit, signal);
  if (!ready.ok) return ready;
  if (plan.via === 'none' || ready.value === undefined) return ok(undefined);

  const accepted = deps.handOver.accept(ready.value, plan.rules);
  if (!accepted.ok) return accepted;
  const { host, port, tls } = accepted.value;
  deps.onServer?.(place.value, { host, port, tls });
  yield { type: 'ready', at: now() };
  signal.throwIfAborted();
  const reached = plan.check
    ? await deps.handOver.check(accepted.value, signal)
    : ok(['check-skipped'] as const);
  signal.throwIfAborted();
  if (!reached.ok) return reached;
  yield { type: 'reached', at: now(), notices: reached.value };
  signal.throwIfAborted();
  const run = await deps.handOver.open(accepted.value, plan.via, signal);
  if (!run.ok) return run;
  yield { type: 'opened', at: now(), notices: run.value.notices };
  return yield* watchViewer(run.value, plan.stayFor, deps.clock, signal);
}

/** Changes the workstation before anything else: where it is then. */
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
  const place = { studio: studio.value, ...omitUndefined({ session }) };
  const found = yield* carryOut(job, place, manager, deps, signal);
  return found.ok ? ok({ studio: found.value.studio, session: found.value.session }) : found;
}

/** Which studio and workstation are meant, asked only where the plan does not say. */
async function* find(
  plan: LaunchPlan,
  provider: Provider,
  deps: LaunchDeps,
  limit: Limit,
  signal: AbortSignal,
): Work<LaunchEvent, Target> {
  const ask = retryUntilLimit(deps, limit, signal);
  const studio = yield* findStudio(plan.studio, provider, ask);
  if (!studio.ok) return studio;
  const found: Result<Found> =
    plan.session === undefined
      ? yield* findOnlyReady(studio.value, provider, ask)
      : ok({ studio: studio.value, session: plan.session });
  if (!found.ok) return found;
  const { name, ...place } = found.value;
  yield {
    type: 'found',
    at: deps.clock.now(),
    ...place,
    ...omitUndefined({ workstation: name }),
  };
  return ok(place);
}

/** Asks for the stream, unless it is named, and watches it until it is ready: its URL, or why not. */
async function* watch(
  plan: LaunchPlan,
  provider: Provider,
  place: Target,
  deps: LaunchDeps,
  limit: Limit,
  signal: AbortSignal,
): Work<LaunchEvent, Secret | undefined> {
  const { readStream } = provider;
  if (plan.stream !== undefined && readStream === undefined)
    return err({ code: 'not-found', what: 'stream' });
  let stream = plan.stream;
  const read = (s: AbortSignal): Promise<ServiceResponse<Stream>> =>
    stream === undefined || readStream === undefined
      ? provider.createStream(place, plan.token, s)
      : readStream(place, stream, s);
  let last: TransientErrorCode | undefined;
  // What was learnt is how long it takes from asking; an existing stream was asked for at some other time.
  const learnt = plan.stream === undefined ? plan.history : undefined;
  const timed = learnt === undefined ? deps : { ...deps, history: learnt };
  for await (const reading of watched(read, timed, limit, signal)) {
    const at = deps.clock.now();
    if (!('kind' in reading)) {
      yield reading;
    } else if (reading.kind === 'failure') {
      return err(reading.failure);
    } else if (reading.kind === 'trouble') {
      last = reading.code;
      yield { type: 'trouble', at, trouble: reading.code };
    } else {
      const { url } = reading.value;
      const facts = readStream === undefined ? withoutId(reading.value.facts) : reading.value.facts;
      const outcome = streamOutcome(facts, url !== undefined, reading.serverTime ?? at);
      last = outcome.next === 'wait' ? outcome.trouble : undefined;
      yield { type: 'seen', at, stream: facts, ...omitUndefined({ trouble: last }) };
      if (outcome.next === 'end') return err(outcome.failure);
      if (outcome.next === 'hand-over') return ok(url);
      // Without an id there is nothing to read; the same client token then asks for the same stream.
      if (isResourceId(facts.streamId)) stream = facts.streamId;
    }
  }
  return err(overTime(limit, last));
}

/** A stream that cannot be looked at again is not to be named by a retry, which then asks for a new one. */
function withoutId({ streamId: _, ...facts }: StreamFacts): StreamFacts {
  return facts;
}
