import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId, LaunchId } from '../../../shared/base/ids.ts';
import type { RetryMethod } from '../../../shared/ipc/contract-launches.ts';
import { isOver, isInProgress, type LaunchState } from '../../../shared/launch/launch-state.ts';
import {
  connects,
  isFor,
  newLaunchOptions,
  requestOf,
  type LaunchOptions,
  type LaunchRequest,
  type SavedLaunch,
} from './launch-request.ts';
import { createLaunchTable, type LaunchRow, type LaunchTableDeps } from './launch-table.ts';
import { planRetry } from './retry-launch.ts';

/** Runs one launch: core's `launch` with its dependencies. Fails if the launch cannot begin. */
export type RunLaunch = (
  launch: LaunchId,
  request: LaunchRequest,
  options: LaunchOptions,
  signal: AbortSignal,
) => Promise<Result<AsyncGenerator<LaunchState, void>>>;

export interface LaunchesDeps extends LaunchTableDeps {
  readonly run: RunLaunch;
  readonly uuid: () => string;
  /** Removes the record of a launch that another program runs. */
  readonly forgetElsewhere: (launch: LaunchId) => void;
}

/** All launches of this run: those under way, and those that are over until they are dismissed. */
export interface Launches {
  list(): readonly LaunchState[];
  /** Starts a launch. If one for the same request is under way or has its viewer open, returns that one. */
  start(request: LaunchRequest): Promise<Result<LaunchId>>;
  /** Creates a workstation: one for each `token`, however often it is called. */
  create(request: LaunchRequest, token: string): Promise<Result<LaunchId>>;
  /** Resumes a launch of an earlier run. */
  resume(saved: SavedLaunch): Promise<Result<LaunchId>>;
  /** Sets the launches of other Stagedoor programs. They are listed and cannot be cancelled. */
  setElsewhere(states: readonly LaunchState[]): void;
  cancel(launch: LaunchId): void;
  /**
   * Replaces a launch that is over, or whose viewer is open, with a new attempt. If that cannot begin, the old launch
   * stays. A viewer that is open stays open.
   */
  retry(launch: LaunchId, method: RetryMethod): Promise<Result<LaunchId>>;
  /**
   * Removes a launch that is over, or whose viewer is open, and one that another program runs: it no longer blocks its
   * workstation. If that program still runs it, its next step shows it again.
   */
  dismiss(launch: LaunchId): void;
  /** Dismisses the launches of a removed connection. They could not be retried. */
  dismissOf(connection: ConnectionId): void;
  onChange(listener: (all: readonly LaunchState[]) => void): () => void;
  /** Cancels all launches and resolves when none runs any more. */
  stop(): Promise<void>;
}

/** {@link Launches} in memory. */
export function createLaunches({
  run,
  uuid,
  forgetElsewhere,
  ...tableDeps
}: LaunchesDeps): Launches {
  const table = createLaunchTable(tableDeps);
  const starting = new Map<string, Promise<Result<LaunchId>>>();
  let isStopped = false;

  const begin = async (
    request: LaunchRequest,
    options: LaunchOptions,
    // A UUID has the form of a LaunchId.
    launch = uuid() as LaunchId,
  ): Promise<Result<LaunchId>> => {
    const cancel = new AbortController();
    const states = await run(launch, request, options, cancel.signal);
    if (!states.ok) return states;
    const first = await states.value.next();
    if (first.done === true) return err({ code: 'bug' });
    table.add({ request, options, cancel, state: first.value }, states.value);
    if (isStopped) cancel.abort();
    return ok(launch);
  };

  /** Merges calls with the same key until the first one has begun, so that clicking twice starts one launch. */
  const once = (key: string, work: () => Promise<Result<LaunchId>>): Promise<Result<LaunchId>> => {
    const already = starting.get(key);
    if (already !== undefined) return already;
    const beginning = work().finally(() => starting.delete(key));
    starting.set(key, beginning);
    return beginning;
  };

  const beginUnlessUnderWay = (
    request: LaunchRequest,
    options: LaunchOptions,
    replaced?: LaunchRow,
  ): Promise<Result<LaunchId>> => {
    const elsewhere = table.elsewhere().map((state) => ({ request: requestOf(state), state }));
    const same = [...table.rows(), ...elsewhere].find(
      (row) => row !== replaced && !isOver(row.state) && isFor(row, request),
    );
    if (same !== undefined) return Promise.resolve(ok(same.state.launch));
    const { connection, studio, session, change } = request;
    const key = JSON.stringify([connection, studio, session, connects(request) || change?.what]);
    return once(key, () => begin(request, options));
  };

  const retry = (row: LaunchRow, method: RetryMethod): Promise<Result<LaunchId>> => {
    const { request, options } = planRetry(row, method, uuid);
    return request.change?.what === 'create'
      ? begin(request, options)
      : beginUnlessUnderWay(request, options, row);
  };

  return {
    list: table.list,
    start: (request) => beginUnlessUnderWay(request, newLaunchOptions(uuid)),
    create(request, token) {
      const known = table.rows().find(({ options }) => options.changeToken === token);
      if (known !== undefined && known.state.failure === undefined)
        return Promise.resolve(ok(known.state.launch));
      return once(token, async () => {
        const begun = await begin(request, { ...newLaunchOptions(uuid), changeToken: token });
        if (begun.ok && known !== undefined) table.remove(known);
        return begun;
      });
    },
    resume: ({ launch, request, token, changeToken }) =>
      once(launch, () => begin(request, { ...newLaunchOptions(uuid), token, changeToken }, launch)),
    setElsewhere: table.setElsewhere,
    cancel(launch) {
      table.find(launch)?.cancel.abort();
    },
    async retry(launch, method) {
      const row = table.find(launch);
      if (row === undefined) return err({ code: 'not-found', what: 'thing' });
      if (isInProgress(row.state)) return ok(launch);
      return once(launch, async () => {
        const next = await retry(row, method);
        if (next.ok) table.remove(row);
        return next;
      });
    },
    dismiss(launch) {
      const row = table.find(launch);
      if (row !== undefined && !isInProgress(row.state)) table.remove(row);
      const elsewhere = table.elsewhere();
      if (row !== undefined || !elsewhere.some((one) => one.launch === launch)) return;
      table.setElsewhere(elsewhere.filter((one) => one.launch !== launch));
      forgetElsewhere(launch);
    },
    dismissOf(connection) {
      for (const row of table.rows())
        if (row.state.connection === connection && !isInProgress(row.state)) table.remove(row);
    },
    onChange: table.onChange,
    async stop() {
      isStopped = true;
      for (const row of table.rows()) row.cancel.abort();
      await Promise.allSettled(starting.values());
      await Promise.all(table.rows().map(({ over }) => over));
    },
  };
}
