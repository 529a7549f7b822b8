import { retryShort } from '../core/launch/retry.ts';
import type { Clock, Pause } from '../core/base/clock.ts';
import type { HandOver } from '../core/viewer/hand-over.ts';
import { launch } from '../core/launch/launch.ts';
import type { Log } from '../core/base/log.ts';
import { loggedLaunch } from '../core/launch/logged-launch.ts';
import type { PollDeps } from '../core/launch/poll.ts';
import type { PreferencesStore } from '../core/policy/preferences-store.ts';
import type { Target } from '../core/provider/provider.ts';
import type { RecordKeeper } from '../core/launch/record-keeper.ts';
import { recordLaunch } from '../core/launch/recorded-launch.ts';
import { orderedProfile, planLaunch, savedStudio, type LaunchSpec } from '../core/launch/plan.ts';
import type { StreamServer, WorkstationMemory } from '../core/workstations/workstation-memory.ts';
import type { SignInRouter } from '../core/sign-in/sign-in-router.ts';
import type { StreamRules } from '../core/viewer/stream-url.ts';
import {
  createWorkstationLists,
  type WorkstationLists,
} from '../core/workstations/workstation-lists.ts';
import type { Providers } from './providers.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import { ok, type Result } from '../../shared/base/failure.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import type { ConnectionId } from '../../shared/base/ids.ts';

interface WorkParts {
  readonly use: 'window' | 'command';
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: Log;
  readonly budget: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
  readonly signIns: SignInRouter;
  readonly providers: Providers;
  readonly handOver: HandOver;
  readonly workstations: WorkstationMemory;
  readonly records: RecordKeeper;
  readonly preferences: PreferencesStore;
  readonly rulesOf: (connection: Connection) => StreamRules;
  readonly shutdownSignal: AbortSignal;
}

/** What can be done with a connection. */
export interface ConnectionWork {
  launch(
    connection: Connection,
    spec: LaunchSpec,
    signal: AbortSignal,
  ): AsyncGenerator<LaunchState, void>;
  /** Reads the connection's lists. */
  lists(connection: Connection, signal: AbortSignal): Promise<Result<WorkstationLists>>;
}

/** Composes the work on a connection: launches and lists. */
export function composeWork(parts: WorkParts): ConnectionWork {
  const { use, clock, pause, log, budget, signIns, providers, handOver, workstations } = parts;
  const { records, preferences, rulesOf, shutdownSignal } = parts;
  const pollDeps = (connection: Connection): PollDeps => ({
    clock,
    pause,
    random: Math.random,
    turn: async (signal) => {
      await signIns.ready(connection, signal);
      await budget(connection.id, signal);
    },
  });

  return {
    async *launch(connection, spec, signal) {
      const profile = () =>
        orderedProfile(spec) ?? workstations.of(connection.id, spec.session)?.launchProfile;
      const { times } = await records.read();
      const { display } = (await preferences.read()).values;
      const plan = planLaunch(connection, spec, { rulesOf, display, times, profile: profile() });
      const deps = {
        ...pollDeps(connection),
        handOver,
        connect: () => providers.open(connection),
        onServer: ({ session }: Target, server: StreamServer) => {
          workstations.recordServer(connection.id, session, server);
        },
      };
      const about = {
        plan,
        by: { use, pid: process.pid },
        profile,
        isLeaving: () => shutdownSignal.aborted,
      };
      yield* recordLaunch(loggedLaunch(launch(plan, deps, signal), log), about, records);
    },
    async lists(connection, signal) {
      const provider = await providers.open(connection);
      if (!provider.ok) return provider;
      const lists = createWorkstationLists(
        provider.value,
        retryShort(pollDeps(connection), signal),
      );
      return ok({
        ...lists,
        profiles: (studio) => lists.profiles(studio ?? savedStudio(connection)),
        workstations: (studio, onPage) =>
          lists.workstations(studio ?? savedStudio(connection), (items) => {
            workstations.recordList(connection.id, items);
            onPage(items);
          }),
      });
    },
  };
}
