import { retryShort } from '../core/launch/retry.ts';
import type { Clock, Pause } from '../core/base/clock.ts';
import type { HandOver } from '../core/viewer/hand-over.ts';
import { launch } from '../core/launch/launch.ts';
import type { Log } from '../core/base/log.ts';
import { loggedLaunch } from '../core/launch/logged-launch.ts';
import type { PollDeps } from '../core/launch/poll.ts';
import type { PreferencesStore } from '../core/policy/preferences-store.ts';
import { createProfileMemory } from '../core/workstations/profile-memory.ts';
import type { Target } from '../core/provider/provider.ts';
import type { RecordKeeper } from '../core/launch/record-keeper.ts';
import { recordLaunch } from '../core/launch/recorded-launch.ts';
import { kindOf } from '../core/launch/records.ts';
import type { ServerMemory, StreamServer } from '../core/workstations/server-memory.ts';
import type { Services } from '../core/services.ts';
import type { SignInRouter } from '../core/sign-in/sign-in-router.ts';
import type { StreamRules } from '../core/viewer/stream-url.ts';
import { withViewingDefaults } from '../core/viewer/viewing-defaults.ts';
import { createWorkstationLists } from '../core/workstations/workstation-lists.ts';
import type { Providers } from './providers.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import { ok } from '../../shared/base/failure.ts';
import type { ConnectionId } from '../../shared/base/ids.ts';

interface WorkParts {
  readonly use: 'window' | 'command';
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: Log;
  readonly budget: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
  readonly desk: SignInRouter;
  readonly providers: Providers;
  readonly handOver: HandOver;
  readonly servers: ServerMemory;
  readonly records: RecordKeeper;
  readonly preferences: PreferencesStore;
  readonly rulesOf: (connection: Connection) => StreamRules;
  readonly leaving: AbortSignal;
}

/** Joins what is done with a connection that was found: launches and lists. */
export function composeWork(parts: WorkParts): Pick<Services, 'launch' | 'lists'> {
  const { use, clock, pause, log, budget, desk, providers, handOver, servers } = parts;
  const { records, preferences, rulesOf, leaving } = parts;
  const profiles = createProfileMemory();
  const pollWorld = (connection: Connection): PollDeps => ({
    clock,
    pause,
    random: Math.random,
    turn: async (signal) => {
      await desk.ready(connection, signal);
      await budget(connection.id, signal);
    },
  });

  return {
    async *launch(connection, { transport, ...plan }, signal) {
      const studio = plan.studio ?? savedStudio(connection);
      const change = plan.change?.change;
      const ordered = change?.what === 'create' ? change.order.profile : undefined;
      const profile = () => ordered ?? profiles.of(connection.id, plan.session);
      const { times } = await records.read();
      const { values } = await preferences.read();
      const shown = withViewingDefaults(connection, values.display);
      const whole = {
        ...plan,
        connection: connection.id,
        connectionName: connection.name,
        rules: { ...rulesOf(shown), ...(transport !== undefined && { transport }) },
        history: times[kindOf(connection.id, profile())] ?? [],
        ...(studio !== undefined && { studio }),
      };
      const deps = {
        ...pollWorld(connection),
        handOver,
        connect: () => providers.open(connection),
        onServer: ({ session }: Target, server: StreamServer) => {
          servers.note(connection.id, session, server);
        },
      };
      const by = { use, pid: process.pid };
      const about = { plan: whole, by, profile, isLeaving: () => leaving.aborted };
      yield* recordLaunch(loggedLaunch(launch(whole, deps, signal), log), about, records);
    },
    async lists(connection, signal) {
      const provider = await providers.open(connection);
      if (!provider.ok) return provider;
      const lists = createWorkstationLists(
        provider.value,
        retryShort(pollWorld(connection), signal),
      );
      return ok({
        ...lists,
        profiles: (studio) => lists.profiles(studio ?? savedStudio(connection)),
        workstations: (studio, onPage) =>
          lists.workstations(studio ?? savedStudio(connection), (items) => {
            profiles.note(connection.id, items);
            onPage(items);
          }),
      });
    },
  };
}

const savedStudio = (connection: Connection) =>
  connection.kind === 'nimble' ? connection.studioId : undefined;
