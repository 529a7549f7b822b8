import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { AskWindows } from '../adapters/base/windows-helper.ts';
import { disposeLocks } from '../adapters/base/file-lock.mjs';
import { createHandOver } from '../adapters/viewer/hand-over.ts';
import { createHandoverFiles } from '../adapters/viewer/handover-files.ts';
import { childEnvironment } from '../adapters/base/child-environment.ts';
import { createKeyStore } from '../adapters/secrets/key-store.ts';
import { createKeychainClient } from '../adapters/secrets/keychain-client.ts';
import { createKeytarVault } from '../adapters/secrets/keytar-vault.ts';
import { createLogFile } from '../adapters/support/log-file.ts';
import { createLastListsFile } from '../adapters/window/memory-files.ts';
import type { Paths } from '../adapters/window/paths.ts';
import type { ResolveProxy } from '../adapters/network/proxy.ts';
import { createLogin } from '../adapters/oidc/oidc-login.ts';
import { isRunning } from '../adapters/base/process-identity.mjs';
import { ownRecordOwner, recordOwnerState } from '../adapters/launch/record-owner.ts';
import { requestToken } from '../adapters/launch/request-token.ts';
import { newestDamaged } from '../adapters/base/damaged-files.ts';
import { createRecordsFile } from '../adapters/launch/records-file.ts';
import { createSecretStore } from '../adapters/secrets/secret-store.ts';
import { systemClock } from '../adapters/base/system-clock.ts';
import type { Platform } from '../adapters/viewer/viewer-paths.ts';
import { composeKinds } from './kinds.ts';
import { composeNetwork } from './network.ts';
import { composePolicy } from './policy.ts';
import { createPractice } from './practice.ts';
import { createProviders } from './providers.ts';
import { composeSignIn } from './sign-in.ts';
import { composeTunnels } from './tunnels.ts';
import { composeViewer } from './viewer.ts';
import { allowedBy } from '../core/connections/allowed-connections.ts';
import { createOpenLists } from '../core/connections/connection-lists.ts';
import {
  findInterrupted,
  forgottenLaunches,
  type CreationRequest,
} from '../core/launch/records/interrupted.ts';
import type { PollDeps } from '../core/launch/poll.ts';
import { createLaunchConnection } from '../core/launch/run-launch.ts';
import { createRateLimiter } from '../core/network/rate-limiter.ts';
import { createPause } from '../core/base/clock.ts';
import { createConnectionTest } from '../core/connections/connection-test.ts';
import { kindFor } from '../core/provider/kind.ts';
import type { StartKeychain } from '../core/secrets/keychain-channel.ts';
import { withTemporaryKeys } from '../core/secrets/temporary-key-store.ts';
import { loggedHttp } from '../core/network/logged-http.ts';
import { createNetworkTest } from '../core/network/network-test.ts';
import { createNotices, storeReports } from '../core/base/notices.ts';
import { runningCommands } from '../core/launch/records/command-line-records.ts';
import { createRecordKeeper } from '../core/launch/records/record-keeper.ts';
import { recordEnd } from '../core/launch/records/records.ts';
import { createWorkstationMemory } from '../core/workstations/workstation-memory.ts';
import type { SignInServices } from '../core/sign-in/sign-in-services.ts';
import { createAccountPrompts } from '../core/sign-in/account-prompts.ts';
import { createSignInRouter } from '../core/sign-in/sign-in-router.ts';
import { createDryRun } from '../core/connections/connection-dry-run.ts';
import { runHealthChecks } from '../adapters/support/health-checks.ts';
import { err, ok } from '../../shared/base/failure.ts';
import type { ConnectionId, ResourceId } from '../../shared/base/ids.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import type { Connection } from '../../shared/connections/connection.ts';

/**
 * How long a command that was cancelled waits until the viewer that it has just started has read its file. The window
 * waits longer, because it is often closed while the viewer starts.
 */
const COMMAND_GRACE_MS = 3_000;

/** What only Electron can provide. It is passed in so that this file only composes. */
export interface Machine {
  readonly version: string;
  readonly platform: Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly resolveProxy: ResolveProxy;
  readonly openInBrowser: (address: string) => Promise<void>;
  /** Opens a page in the system's browser if it is a sign-in page. */
  readonly openSignIn: (page: string) => Promise<void>;
  /** Opens a login server's page in the system's browser if it is at the endpoint that the server names. */
  readonly openLogin: (page: string, endpoint: string) => Promise<void>;
  /** How the program runs, for the records of its launches. */
  readonly use: 'window' | 'command';
  /** Starts the process that calls the keychain, with this environment. */
  readonly startKeychain: (env: Record<string, string>) => ReturnType<StartKeychain>;
  /** Used on Windows. */
  readonly askWindows: AskWindows;
  /** The program that `askWindows` calls. It also ends the processes that a command starts. */
  readonly windowsHelper: string;
  /** The command that starts this program again, for the practice viewer. */
  readonly ownCommand: readonly [executable: string, ...args: string[]];
}

/** Everything that the window and commands share. Only files in `compose` pass it on as a whole. */
export type Services = ReturnType<typeof compose>;

/** Composes adapters, providers and core into what the window and the command line use. */
export function compose(machine: Machine, paths: Paths) {
  const { platform, env, version, askWindows, windowsHelper } = machine;
  const log = createLogFile(paths.logs, async () => (await preferences.read()).values.logLevel);
  const notices = createNotices();
  const clock = systemClock;
  const pause = createPause(clock);
  const rateLimiter = createRateLimiter(clock);
  const keychain = createKeychainClient(() => machine.startKeychain(childEnvironment(env)), log);
  const vault = createKeytarVault(keychain, log);
  const keys = withTemporaryKeys(createKeyStore(vault, paths.sealed));
  const allowed = composePolicy({ platform, paths, keys, notices, clock, log, askWindows });
  const { connections, policy, preferences } = allowed;
  preferences.onChange(({ values }) => {
    log.follow(values.logLevel);
  });
  const owner = () => ownRecordOwner(machine.use);
  const { onDamaged, onUnread } = storeReports(notices, 'launches');
  // The window reports an unreadable history itself.
  const recordReports = machine.use === 'command' ? { onDamaged, onUnread } : { onDamaged };
  const records = createRecordKeeper(createRecordsFile(paths.records, log, recordReports));
  const shutdown = new AbortController();
  const files = createHandoverFiles(paths.handover, log);
  // A file that still exists contains a token. This runs however the process ends, unless it is killed.
  process.once('exit', () => {
    files.dropNow();
  });
  const { http: unloggedHttp, reachability } = composeNetwork(machine.resolveProxy);
  const http = loggedHttp(unloggedHttp, log, clock);
  const { openSignIn, openLogin } = machine;
  const store = createSecretStore(vault, paths.sealed);
  const aws = composeSignIn({ http, store, keys, env, clock, log, openSignIn, windowsHelper });
  const accounts = createAccountPrompts({ clock, uuid: randomUUID });
  const login = createLogin({
    http,
    clock,
    store,
    log,
    openLogin,
    confirmAccount: accounts.ask,
    onThisRun: () => {
      notices.add({ id: 'sign-in-this-run', about: 'sign-in-this-run' });
    },
  });
  const practice = createPractice(paths.practice, log, storeReports(notices, 'practice'));
  const tunnels = composeTunnels(machine, paths.tunnels, log);
  const kinds = composeKinds({
    http,
    keys,
    clock,
    reachability,
    tunnels,
    turn: rateLimiter,
    userName: userInfo().username,
    signIns: aws.signIns,
    login,
    connections: () => connections.list(),
    studio: () => practice.studio(),
  });
  const signIns = createSignInRouter(kinds);
  const signInServices: SignInServices = { ...aws, accounts, router: signIns };
  const providers = createProviders(kinds);
  const rulesOf = (connection: Connection) => kindFor(kinds, connection).rules(connection);
  const workstations = createWorkstationMemory();
  const open = (connection: Connection) => providers.open(connection);
  const network = createNetworkTest({ reachability, http, open, rules: rulesOf, workstations });
  const test = createConnectionTest({ open, signIns, network });
  const viewer = composeViewer(machine, log);
  const handOver = createHandOver({
    files,
    reachability,
    log,
    openInBrowser: machine.openInBrowser,
    findViewer: (isPractice) => viewer.program(isPractice),
  });
  const pollDeps = (connection: Connection): PollDeps => ({
    clock,
    pause,
    random: Math.random,
    turn: async (signal) => {
      await signIns.ready(connection, signal);
      await rateLimiter(connection.id, signal);
    },
  });
  const launch = createLaunchConnection({
    owner,
    log,
    records,
    preferences,
    workstations,
    handOver,
    prepare: () => files.prepare(),
    rulesOf,
    open,
    pollDeps,
    shutdownSignal: shutdown.signal,
  });

  return {
    version,
    clock,
    pause,
    log,
    notices,
    ...allowed,
    uuid: (): string => randomUUID(),
    requestToken,
    async findInterrupted(request: CreationRequest) {
      const all = await records.read();
      await records.record(...forgottenLaunches(all, clock.now(), isRunning).map(recordEnd));
      return findInterrupted(all, request, clock.now(), isRunning);
    },
    records,
    damagedHistory: () => newestDamaged(paths.records),
    damagedSettings: () => newestDamaged(paths.settings),
    lastLists: createLastListsFile(paths.lastLists, log),
    workstations,
    /** What lists have shown of a workstation in this run, otherwise its name from past launches. */
    async knownWorkstation(connection: ConnectionId, session: ResourceId) {
      const known = workstations.of(connection, session);
      const { history } = await records.read();
      const past = history.findLast(
        (entry) =>
          entry.connection === connection &&
          entry.session === session &&
          entry.workstation !== undefined,
      );
      const { name = past?.workstation, state, ownedBy, connectedViewers } = known ?? {};
      const shown = omitUndefined({ name, state, ownedBy, connectedViewers });
      return Object.keys(shown).length === 0 ? undefined : shown;
    },
    signInServices,
    shutdownSignal: shutdown.signal,
    network,
    launch,
    /** A connection that is not saved, with the policy applied, or why it is not allowed. */
    allowed: async (connection: Connection) => allowedBy(await policy.read(), connection),
    lists: createOpenLists({ open, pollDeps, workstations }),
    test,
    tryConnection: createDryRun({
      test,
      keys,
      signIns,
      uuid: randomUUID,
      policy: policy.read,
      async saved() {
        const all = await connections.list();
        const owners = await Promise.all(all.map(({ id }) => connections.ownerOf(id)));
        return all.filter((_, nth) => owners[nth] === 'user');
      },
      close: (connection) => {
        providers.close(connection);
      },
    }),
    checkHealth: () =>
      runHealthChecks({
        platform,
        viewer: viewer.find,
        vault,
        paths,
        policy: policy.read,
        settings: () => connections.readable(),
        history: async () => {
          const { unread: failure } = await records.read();
          return failure === undefined ? ok(undefined) : err(failure);
        },
        practice: () => practice.readable(),
        resolveProxy: machine.resolveProxy,
        env: machine.env,
      }),
    vaultHealth: () => vault.health(),
    onVaultAvailable: vault.onAvailable,
    servePractice: (port: number | undefined) => practice.serve(port),
    /** Deletes hand-over files, each when it is old enough, and ends tunnels that earlier runs left behind. */
    async sweep() {
      await Promise.all([files.sweep(shutdown.signal), tunnels.sweep()]);
    },
    /** Removes the records of commands that have died. */
    clearDeadCommands: () => runningCommands({ records, ownerState: recordOwnerState, clock }),
    owner,
    /** Stops running work. Launches keep their records and continue at the next start. */
    shutdown() {
      shutdown.abort();
      void keychain.stop();
    },
    /** Settles when the hand-over files of this run are deleted, and its processes, tunnels and studio have stopped. */
    async dispose() {
      await Promise.all([
        files.dispose(machine.use === 'command' ? COMMAND_GRACE_MS : undefined),
        tunnels.dispose(),
        keychain.stop(),
      ]);
      await practice.stop();
      await disposeLocks();
    },
  };
}
