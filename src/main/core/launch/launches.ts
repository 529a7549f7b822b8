import { createEmitter } from '../base/emitter.ts';
import type { Failure, Result } from '../../../shared/base/failure.ts';
import { ok, err } from '../../../shared/base/failure.ts';
import { isResourceId, type LaunchId } from '../../../shared/base/ids.ts';
import { isOver, isUnderWay, type LaunchState } from '../../../shared/launch/launch-state.ts';
import type { RetryWay } from '../../../shared/ipc/contract-launches.ts';
import { reduceLaunch } from './launch-reducer.ts';
import {
  connects,
  isFor,
  whereItWas,
  requestOf,
  type SavedLaunch,
  type LaunchOptions,
  type LaunchRequest,
} from './launch-request.ts';

/** Runs one launch; core's `launch` with the deps put in. A failure means it could not even begin. */
export type RunLaunch = (
  launch: LaunchId,
  wish: LaunchRequest,
  way: LaunchOptions,
  signal: AbortSignal,
) => Promise<Result<AsyncGenerator<LaunchState, void>>>;

export interface LaunchesDeps {
  readonly run: RunLaunch;
  readonly uuid: () => string;
  readonly now: () => number;
  /** A bug inside a launch: it is told as such, and this is where its trace goes. */
  readonly onBug: (reason: unknown) => void;
}

/** All launches of this run: those under way, and those that are over until they are dismissed. */
export interface Launches {
  list(): readonly LaunchState[];
  /** A wish that is already under way, or whose viewer is open, is not started twice: its launch is the answer. */
  start(wish: LaunchRequest): Promise<Result<LaunchId>>;
  /** The same for a new workstation: one for each `token`, however often it is asked for. */
  create(wish: LaunchRequest, token: string): Promise<Result<LaunchId>>;
  /** Goes on with a launch of a run that died. */
  pickUp(kept: SavedLaunch): Promise<Result<LaunchId>>;
  /** Launches that another program of ours runs: listed, not steered. */
  setElsewhere(states: readonly LaunchState[]): void;
  cancel(launch: LaunchId): void;
  retry(launch: LaunchId, way: RetryWay): Promise<Result<LaunchId>>;
  /** Takes a launch that is over, or handed over, off the list. */
  dismiss(launch: LaunchId): void;
  onChange(listener: (all: readonly LaunchState[]) => void): () => void;
  /** Cancels everything and resolves when nothing runs any more. */
  stop(): Promise<void>;
}

interface Row {
  readonly wish: LaunchRequest;
  readonly way: LaunchOptions;
  readonly cancel: AbortController;
  state: LaunchState;
  over: Promise<void>;
}

/** How many launches that are over stay listed. */
const MAX_OVER = 50;
/** After these the stream may still come, or is there already: it is looked at again, not asked for anew. */
const SAME_STREAM: ReadonlySet<Failure['code']> = new Set([
  'time-limit',
  'host-unreachable',
  'viewer-missing',
  'viewer-unfit',
  'viewer-not-started',
  'handover-unwritable',
  'viewer-failed',
]);

/** {@link Launches} in memory. */
export function createLaunches({ run, uuid, now, onBug }: LaunchesDeps): Launches {
  const rows = new Map<LaunchId, Row>();
  const starting = new Map<string, Promise<Result<LaunchId>>>();
  let stopped = false;
  const changes = createEmitter<readonly LaunchState[]>();
  let elsewhere: readonly LaunchState[] = [];
  const list = () => [...[...rows.values()].map((row) => row.state), ...elsewhere];
  const tell = () => {
    const all = list();
    changes.emit(all);
  };

  const follow = async (row: Row, states: AsyncGenerator<LaunchState, void>): Promise<void> => {
    try {
      for await (const state of states) {
        row.state = state;
        tell();
      }
    } catch (reason) {
      onBug(reason);
      row.state = reduceLaunch(row.state, { type: 'failed', at: now(), failure: { code: 'bug' } });
      tell();
    }
    forgetOldest();
  };

  const forgetOldest = () => {
    const over = [...rows.values()].filter((row) => isOver(row.state));
    if (over.length <= MAX_OVER) return;
    for (const row of over.slice(0, over.length - MAX_OVER)) rows.delete(row.state.launch);
    tell();
  };

  const begin = async (
    wish: LaunchRequest,
    way: LaunchOptions,
    // A UUID of ours has the form of a LaunchId.
    launch = uuid() as LaunchId,
  ): Promise<Result<LaunchId>> => {
    const cancel = new AbortController();
    const states = await run(launch, wish, way, cancel.signal);
    if (!states.ok) return states;
    const first = await states.value.next();
    if (first.done === true) return err({ code: 'bug' });
    const row: Row = { wish, way, cancel, state: first.value, over: Promise.resolve() };
    rows.set(launch, row);
    tell();
    row.over = follow(row, states.value);
    if (stopped) cancel.abort();
    return ok(launch);
  };

  /** Two presses within the time it takes to begin are one wish. */
  const once = (key: string, work: () => Promise<Result<LaunchId>>): Promise<Result<LaunchId>> => {
    const already = starting.get(key);
    if (already !== undefined) return already;
    const beginning = work().finally(() => starting.delete(key));
    starting.set(key, beginning);
    return beginning;
  };

  const again = (row: Row, how: RetryWay): Promise<Result<LaunchId>> => {
    const { failure, stream: seen } = row.state;
    const { stream: named, ...asked } = row.wish;
    // A change that has had its result is not asked for again.
    const { change: _, ...connecting } = asked;
    const hasChanged = row.state.entered.requesting !== undefined;
    const wish: LaunchRequest = !hasChanged
      ? asked
      : { ...connecting, ...(row.wish.change !== undefined && whereItWas(row.state)) };
    if (wish.change?.what === 'create') return begin(wish, { ...row.way, ...newTokens(row) });
    const keeps = failure !== undefined && SAME_STREAM.has(failure.code);
    if (how === 'again' && !keeps) return start(wish);
    const stream = seen?.streamId ?? named;
    return beginUnlessUnderWay(
      { ...wish, ...whereItWas(row.state), ...(keeps && isResourceId(stream) && { stream }) },
      {
        check: how === 'again',
        via: how === 'browser' ? 'browser' : 'viewer',
        token: keeps ? row.way.token : uuid(),
        changeToken: row.way.changeToken,
        ...(how === 'websocket' && { transport: how }),
      },
    );
  };

  /** A workstation that was made and failed is not made well by asking for the same one again. */
  const newTokens = ({ state, way }: Row) =>
    state.failure?.code === 'change-failed'
      ? { token: uuid(), changeToken: uuid() }
      : { token: way.token, changeToken: way.changeToken };
  const newWay = (): LaunchOptions => ({
    check: true,
    via: 'viewer',
    token: uuid(),
    changeToken: uuid(),
  });

  const beginUnlessUnderWay = (
    wish: LaunchRequest,
    way: LaunchOptions,
  ): Promise<Result<LaunchId>> => {
    const theirs = elsewhere.map((state) => ({ wish: requestOf(state), state }));
    for (const { state, ...row } of [...rows.values(), ...theirs]) {
      if (!isOver(state) && isFor({ ...row, state }, wish))
        return Promise.resolve(ok(state.launch));
    }
    const { connection, studio, session, change } = wish;
    const key = JSON.stringify([connection, studio, session, connects(wish) || change?.what]);
    return once(key, () => begin(wish, way));
  };
  const start = (wish: LaunchRequest) => beginUnlessUnderWay(wish, newWay());

  const create = (wish: LaunchRequest, token: string): Promise<Result<LaunchId>> => {
    const known = [...rows.values()].find(({ way }) => way.changeToken === token);
    if (known !== undefined && known.state.failure === undefined)
      return Promise.resolve(ok(known.state.launch));
    return once(token, async () => {
      const begun = await begin(wish, { ...newWay(), changeToken: token });
      if (begun.ok && known !== undefined) remove(known);
      return begun;
    });
  };

  const remove = (row: Row) => {
    row.cancel.abort();
    rows.delete(row.state.launch);
    tell();
  };

  return {
    list,
    start,
    create,
    pickUp: ({ launch, wish, token, changeToken }) =>
      once(launch, () => begin(wish, { ...newWay(), token, changeToken }, launch)),
    setElsewhere(states) {
      elsewhere = states;
      tell();
    },
    cancel(launch) {
      rows.get(launch)?.cancel.abort();
    },
    async retry(launch, how) {
      const row = rows.get(launch);
      if (row === undefined) return err({ code: 'not-found', what: 'thing' });
      if (!isOver(row.state)) return ok(launch);
      return once(launch, async () => {
        const next = await again(row, how);
        // Where it could not begin, the old one stays, with its failure.
        if (next.ok) remove(row);
        return next;
      });
    },
    dismiss(launch) {
      const row = rows.get(launch);
      if (row !== undefined && !isUnderWay(row.state)) remove(row);
    },
    onChange: changes.on,
    async stop() {
      stopped = true;
      for (const row of rows.values()) row.cancel.abort();
      await Promise.allSettled(starting.values());
      await Promise.all([...rows.values()].map((row) => row.over));
    },
  };
}
