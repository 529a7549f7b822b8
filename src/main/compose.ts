import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { delimiter } from 'node:path';
import { createHandOver, type ViewerProgram } from './adapters/hand-over.ts';
import { createHandoverFiles } from './adapters/handover-files.ts';
import { createHttp } from './adapters/http.ts';
import { createKeyStore } from './adapters/key-store.ts';
import { createKeytarVault, loadKeytar } from './adapters/keytar-vault.ts';
import { createLogFile } from './adapters/log-file.ts';
import type { Places } from './adapters/places.ts';
import type { ResolveProxy } from './adapters/proxy.ts';
import { createRecordsFile } from './adapters/records-file.ts';
import { createSettingsFile } from './adapters/settings-file.ts';
import { systemClock } from './adapters/system-clock.ts';
import { findViewer, readOpenCommand, viewerFiles } from './adapters/viewer-finder.ts';
import { viewerArguments, type Platform } from './adapters/viewer-places.ts';
import { startViewer } from './adapters/viewer-process.ts';
import { createProviders } from './compose-providers.ts';
import { composeSignIn } from './compose-sign-in.ts';
import { briefly } from './core/ask.ts';
import { createBudget } from './core/budget.ts';
import { createPause } from './core/clock.ts';
import { createConnections } from './core/connections.ts';
import { launch } from './core/launch.ts';
import { createNotices } from './core/notices.ts';
import type { PollWorld } from './core/poll.ts';
import { createProfileMemory } from './core/profile-memory.ts';
import { createRecordKeeper } from './core/record-keeper.ts';
import { recordLaunch } from './core/recorded-launch.ts';
import { kindOf } from './core/records.ts';
import { signInChecks } from './core/sign-in-checks.ts';
import type { Services } from './core/services.ts';
import { streamRules } from './core/stream-rules.ts';
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
  const keys = createKeyStore(vault, places.sealed);
  const settings = createSettingsFile({
    path: places.settings,
    log,
    onDamaged: (keptAs) => {
      notices.add({
        id: 'settings-damaged',
        title: 'Your settings could not be read',
        advice: `They were set aside as ${keptAs}. Stagedoor starts with none.`,
      });
    },
  });
  const connections = createConnections({ settings, keys, uuid: randomUUID });
  const records = createRecordKeeper(createRecordsFile(places.records, log));
  const profiles = createProfileMemory();
  const leaving = new AbortController();
  const files = createHandoverFiles(places.handover, log);
  const http = createHttp(machine.resolveProxy);
  const { openSignIn } = machine;
  const signInWorld = { http, vault, keys, env, clock, log, openSignIn };
  const signingIn = composeSignIn({ ...signInWorld, sealed: places.sealed });
  const { signIns } = signingIn;
  const providers = createProviders({ http, signIns, log });
  const viewer = () => findViewer(viewerWorld(machine));
  const handOver = createHandOver({
    files,
    resolveProxy: machine.resolveProxy,
    openInBrowser: machine.openInBrowser,
    findViewer: async (practice) => {
      const found = await viewer();
      if (found.ok)
        return done(programOf(found.value, (file) => viewerArguments(platform, file), machine));
      const isMissing = found.failure.code === 'viewer-missing';
      return practice && isMissing && hasDisplay(machine) ? done(practiceViewer(machine)) : found;
    },
  });
  const pollWorld = (connection: Connection): PollWorld => ({
    clock,
    pause,
    random: Math.random,
    turn: async (signal) => {
      await signIns.ready(connection, signal);
      await budget(connection.id, signal);
    },
  });

  return {
    version,
    clock,
    pause,
    log,
    notices,
    connections,
    uuid: randomUUID,
    records,
    signingIn,
    leaving: leaving.signal,
    async *launch(connection, plan, signal) {
      const studio = plan.studio ?? savedStudio(connection);
      const change = plan.change?.change;
      const ordered = change?.what === 'create' ? change.order.profile : undefined;
      const profile = () => ordered ?? profiles.of(connection.id, plan.session);
      const { times } = await records.read();
      const whole = {
        ...plan,
        connection: connection.id,
        connectionName: connection.name,
        rules: streamRules(connection),
        history: times[kindOf(connection.id, profile())] ?? [],
        ...(studio !== undefined && { studio }),
      };
      const world = {
        ...pollWorld(connection),
        handOver,
        connect: () => providers.open(connection),
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
    async test(connection, signal) {
      const provider = await providers.open(connection);
      if (!provider.ok) return provider;
      const signedIn = await signInChecks(signIns, connection, signal);
      if (signedIn.some(({ ok }) => !ok)) return done(signedIn);
      return done([...signedIn, ...(await provider.value.test(signal))]);
    },
    examine: () =>
      examineMachine({ platform, viewer, vault, places, resolveProxy: machine.resolveProxy }),
    vaultHealth: () => vault.health(),
    servePractice: (port) => providers.servePractice(port),
    sweep: () => files.sweep(),
    leave() {
      leaving.abort();
    },
    async finish() {
      await files.settled();
      await providers.stop();
    },
  };
}

const savedStudio = (connection: Connection) =>
  connection.kind === 'nimble' ? connection.studioId : undefined;

const viewerWorld = ({ platform, env }: Machine) => ({
  platform,
  home: homedir(),
  path: (env.PATH ?? '').split(delimiter),
  files: viewerFiles,
  openCommand: () =>
    platform === 'win32'
      ? readOpenCommand(env.SystemRoot ?? 'C:\\Windows')
      : Promise.resolve(undefined),
  ...(env.STAGEDOOR_VIEWER !== undefined &&
    env.STAGEDOOR_VIEWER !== '' && { named: env.STAGEDOOR_VIEWER }),
});

function programOf(
  executable: string,
  argumentsFor: (file: string) => readonly string[],
  { env }: Machine,
): ViewerProgram {
  return { notices: [], start: (file) => startViewer(executable, argumentsFor(file), env) };
}

/**
 * The stand-in where no viewer is installed: this program again, showing what a viewer would have
 * received. It is told the file's name only and looks for it in our own folder.
 */
function practiceViewer(machine: Machine): ViewerProgram {
  const [executable, ...args] = machine.ourselves;
  const nameOf = (file: string) => file.split(/[\\/]/).at(-1) ?? '';
  const program = programOf(
    executable,
    (file) => [...args, '--', 'practice-viewer', nameOf(file)],
    machine,
  );
  return { ...program, notices: ['practice-viewer'] };
}

const hasDisplay = ({ platform, env }: Machine): boolean =>
  platform !== 'linux' ||
  [env.DISPLAY, env.WAYLAND_DISPLAY].some((display) => display !== undefined && display !== '');
