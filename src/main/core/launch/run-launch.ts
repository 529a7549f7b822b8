import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { hostName } from '../../../shared/connections/host-name.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Log } from '../base/log.ts';
import type { PreferencesStore } from '../policy/preferences-store.ts';
import type { Provider } from '../provider/provider.ts';
import type { HandOver } from '../viewer/hand-over.ts';
import type { StreamRules } from '../viewer/parse-stream-url.ts';
import type { WorkstationMemory } from '../workstations/workstation-memory.ts';
import { launch, type LaunchPlan } from './launch.ts';
import type { RunLaunch } from './launches.ts';
import { loggedLaunch } from './logged-launch.ts';
import { STOPPED } from './request-stream.ts';
import { createOneTimeProvider, oneTimeConnection, oneTimeRules } from './one-time-address.ts';
import { orderedProfile, planLaunch, windowLaunchSpec, type LaunchSpec } from './plan.ts';
import type { PollDeps } from './poll.ts';
import type { RecordKeeper } from './records/record-keeper.ts';
import { timesKey } from './records/records.ts';
import { recordLaunch, type RecordedLaunch } from './records/recorded-launch.ts';

/** Runs the launch that `spec` describes: planned, logged and recorded. */
export type LaunchConnection = (
  connection: Connection,
  spec: LaunchSpec,
  signal: AbortSignal,
) => AsyncGenerator<LaunchState, void>;

export interface LaunchConnectionDeps {
  /** The process that runs the launch, as it stands in the records. */
  readonly owner: () => Promise<RecordedLaunch['by']>;
  readonly log: Log;
  readonly records: RecordKeeper;
  readonly preferences: Pick<PreferencesStore, 'read'>;
  readonly workstations: WorkstationMemory;
  readonly handOver: HandOver;
  /** Makes sure that connection files can be written, in a folder of this user alone. */
  readonly prepare: () => Promise<Result<undefined>>;
  readonly rulesOf: (connection: Connection) => StreamRules;
  /** Gets the connection's provider ready: its keys from the keychain, its SDK loaded. */
  readonly open: (connection: Connection) => Promise<Result<Provider>>;
  readonly pollDeps: (connection: Connection) => PollDeps;
  readonly shutdownSignal: AbortSignal;
}

/** {@link LaunchConnection} for the window and the command line. */
export function createLaunchConnection(deps: LaunchConnectionDeps): LaunchConnection {
  const { log, records, preferences, workstations, handOver, prepare, rulesOf, shutdownSignal } =
    deps;
  // A folder that cannot be used is noticed before anything is requested: no stream, no start that costs money.
  const connect = async (connection: Connection, { via }: LaunchPlan) => {
    const prepared = via === 'viewer' ? await prepare() : ok(undefined);
    return prepared.ok ? deps.open(connection) : prepared;
  };
  return async function* (connection, { address, ...spec }, signal) {
    // Instances have no profile. How long their servers take to answer depends on their type.
    const profileOf = (session: string | undefined) => {
      const { launchProfile, instanceType } = workstations.of(connection.id, session) ?? {};
      return orderedProfile(spec) ?? launchProfile ?? instanceType;
    };
    const { times } = await records.read();
    const { display } = (await preferences.read()).values;
    const context = { display, times, profile: profileOf(spec.session) };
    const pollDeps = deps.pollDeps(connection);
    if (address !== undefined) {
      const rules = (one: Connection) => oneTimeRules(rulesOf(one));
      const plan = planLaunch(connection, spec, { ...context, rulesOf: rules });
      const connect = () => Promise.resolve(ok(createOneTimeProvider(address.url)));
      yield* loggedLaunch(launch(plan, { ...pollDeps, handOver, connect }, signal), log);
      return;
    }
    const plan = planLaunch(connection, spec, { ...context, rulesOf });
    let observedMs: number | undefined;
    const states = launch(
      plan,
      {
        ...pollDeps,
        handOver,
        connect: () => connect(connection, plan),
        isKnownStopped: ({ session }) =>
          STOPPED.has(workstations.of(connection.id, session)?.state),
        onServer: ({ session }, server) => {
          workstations.recordStream(connection.id, session, { server });
        },
        onInstanceType: ({ session }, instanceType) => {
          workstations.recordStream(connection.id, session, { instanceType });
          return times[timesKey(connection.id, profileOf(session))] ?? [];
        },
        onTimeToReady: (ms) => {
          observedMs = ms;
        },
      },
      signal,
    );
    const about = {
      plan,
      by: await deps.owner(),
      profileOf,
      clock: pollDeps.clock,
      observedMs: () => observedMs,
      isShuttingDown: () => shutdownSignal.aborted,
    };
    yield* recordLaunch(loggedLaunch(states, log), about, records);
  };
}

/** {@link RunLaunch} for the window: finds the connection, unless the request has an address, and runs its launch. */
export const createRunLaunch =
  (
    find: (connection: ConnectionId) => Promise<Result<Connection>>,
    allowed: (connection: Connection) => Promise<Result<Connection>>,
    run: LaunchConnection,
  ): RunLaunch =>
  async (id, request, options, signal) => {
    const connection =
      request.address === undefined
        ? await find(request.connection)
        : await allowed(oneTimeConnection(request.address));
    if (!connection.ok) return connection;
    // The connection may have been renamed since the request was made.
    const workstation = hostName(connection.value) ?? request.workstation;
    const named = { ...request, ...omitUndefined({ workstation }) };
    return ok(run(connection.value, windowLaunchSpec(id, named, options), signal));
  };
