import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { createHandOver } from './adapters/hand-over.ts';
import { createHandoverFiles } from './adapters/handover-files.ts';
import { createHttp } from './adapters/http.ts';
import { createKeyStore } from './adapters/key-store.ts';
import { createKeytarVault, loadKeytar } from './adapters/keytar-vault.ts';
import { createLogFile } from './adapters/log-file.ts';
import type { Places } from './adapters/places.ts';
import type { ResolveProxy } from './adapters/proxy.ts';
import { createReach } from './adapters/reachability.ts';
import { createLogin } from './adapters/oidc-login.ts';
import { createRecordsFile } from './adapters/records-file.ts';
import { createSecretStore } from './adapters/secret-store.ts';
import { systemClock } from './adapters/system-clock.ts';
import type { Platform } from './adapters/viewer-places.ts';
import { composeKinds } from './compose-kinds.ts';
import { composePolicy } from './compose-policy.ts';
import { createPractice } from './compose-practice.ts';
import { createProviders } from './compose-providers.ts';
import { composeSignIn } from './compose-sign-in.ts';
import { composeViewer } from './compose-viewer.ts';
import { briefly } from './core/ask.ts';
import { createBudget } from './core/budget.ts';
import { createPause } from './core/clock.ts';
import { createConnectionTest } from './core/connection-test.ts';
import { kindFor } from './core/kind.ts';
import { launch } from './core/launch.ts';
import { withLentKeys } from './core/lent-keys.ts';
import { createNetworkTest } from './core/network-test.ts';
import { createNotices } from './core/notices.ts';
import type { PollWorld } from './core/poll.ts';
import { createProfileMemory } from './core/profile-memory.ts';
import type { Place } from './core/provider.ts';
import { createRecordKeeper } from './core/record-keeper.ts';
import { recordLaunch } from './core/recorded-launch.ts';
import { kindOf } from './core/records.ts';
import { createServerMemory, type StreamServer } from './core/server-memory.ts';
import { createSignInDesk } from './core/sign-in-desk.ts';
import type { Services } from './core/services.ts';
import { createTrial } from './core/trial.ts';
import { withViewingDefaults } from './core/viewing-defaults.ts';
import { createWorkstationLists } from './core/workstation-lists.ts';
import { examineMachine } from './adapters/examine.ts';
import type { Connection } from '../shared/connection.ts';
import { done } from '../shared/failure.ts';

/** What only Electron can give, handed in so that this file joins and does nothing else. */
export interface Machine {
  readonly version: string;
  readonly platform: Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly resolveProxy: ResolveProxy;
  readonly openInBrowser: (address: string) => Promise<void>;
  /** Opens a sign-in page in the system's browser, where it is one. */
  readonly openSignIn: (page: string) => Promise<void>;
  /** Opens a login server's page in the system's browser, where it is at that address of the server's. */
  readonly openLogin: (page: string, endpoint: string) => Promise<void>;
  /** Which program this is, for the notes it makes of its launches. */
  readonly use: 'window' | 'command';
  /** The command that starts this very program again, for the practice viewer. */
  readonly ourselves: readonly [executable: string, ...args: string[]];
}

/** Joins everything: the only file that knows every adapter and every provider. */
export function compose(machine: Machine, places: Places): Services {
  const { platform, env, version } = machine;
  const log = createLogFile(places.logs);
  const notices = createNotices();
  const clock = systemClock;
  const pause = createPause(clock);
  const budget = createBudget(clock);
  const vault = createKeytarVault(loadKeytar, log);
  const keys = withLentKeys(createKeyStore(vault, places.sealed));
  const allowed = composePolicy({ platform, places, keys, notices, clock, log });
  const { connections, policy, preferences } = allowed;
  const records = createRecordKeeper(createRecordsFile(places.records, log));
  const profiles = createProfileMemory();
  const leaving = new AbortController();
  const files = createHandoverFiles(places.handover, log);
  const http = createHttp(machine.resolveProxy);
  const { openSignIn, openLogin } = machine;
  const store = createSecretStore(vault, places.sealed);
  const aws = composeSignIn({ http, store, keys, env, clock, log, openSignIn });
  const login = createLogin({
    http,
    clock,
    store,
    openLogin,
    onThisRun: () => {
      notices.add({ id: 'sign-in-this-run', about: 'sign-in-this-run' });
    },
  });
  const practice = createPractice((endpoint) => {
    log.info('practice studio started', { endpoint });
  });
  const reach = createReach(machine.resolveProxy);
  const kinds = composeKinds({
    http,
    keys,
    clock,
    reach,
    turn: budget,
    userName: userInfo().username,
    signIns: aws.signIns,
    login,
    connections: () => connections.list(),
    studio: () => practice.studio(),
  });
  const desk = createSignInDesk(kinds);
  const signingIn = { ...aws, desk };
  const providers = createProviders(kinds);
  const rulesOf = (connection: Connection) => kindFor(kinds, connection).rules(connection);
  const servers = createServerMemory();
  const open = (connection: Connection) => providers.open(connection);
  const network = createNetworkTest({ reach, http, open, rules: rulesOf, servers });
  const test = createConnectionTest({ open, desk, network });
  const viewer = composeViewer(machine);
  const handOver = createHandOver({
    files,
    reach,
    openInBrowser: machine.openInBrowser,
    findViewer: (isPractice) => viewer.program(isPractice),
  });
  const pollWorld = (connection: Connection): PollWorld => ({
    clock,
    pause,
    random: Math.random,
    turn: async (signal) => {
      await desk.ready(connection, signal);
      await budget(connection.id, signal);
    },
  });

  return {
    version,
    clock,
    pause,
    log,
    notices,
    ...allowed,
    uuid: randomUUID,
    records,
    signingIn,
    leaving: leaving.signal,
    network,
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
      const world = {
        ...pollWorld(connection),
        handOver,
        connect: () => providers.open(connection),
        onServer: ({ session }: Place, server: StreamServer) => {
          servers.note(connection.id, session, server);
        },
      };
      const by = { use: machine.use, pid: process.pid };
      const about = { plan: whole, by, profile, isLeaving: () => leaving.signal.aborted };
      yield* recordLaunch(launch(whole, world, signal), about, records);
    },
    async lists(connection, signal) {
      const provider = await providers.open(connection);
      if (!provider.ok) return provider;
      const lists = createWorkstationLists(provider.value, briefly(pollWorld(connection), signal));
      return done({
        ...lists,
        profiles: (studio) => lists.profiles(studio ?? savedStudio(connection)),
        workstations: (studio, onPage) =>
          lists.workstations(studio ?? savedStudio(connection), (items) => {
            profiles.note(connection.id, items);
            onPage(items);
          }),
      });
    },
    test,
    tryConnection: createTrial({
      ...{ test, keys, desk, uuid: randomUUID },
      policy: policy.read,
      close: (connection) => {
        providers.close(connection);
      },
    }),
    examine: () =>
      examineMachine({
        platform,
        viewer: viewer.find,
        vault,
        places,
        policy: policy.read,
        resolveProxy: machine.resolveProxy,
      }),
    vaultHealth: () => vault.health(),
    servePractice: (port) => practice.serve(port),
    sweep: () => files.sweep(),
    leave() {
      leaving.abort();
    },
    async finish() {
      await files.settled();
      await practice.stop();
    },
  };
}

const savedStudio = (connection: Connection) =>
  connection.kind === 'nimble' ? connection.studioId : undefined;
