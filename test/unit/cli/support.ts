import * as v from 'valibot';
import { runCommand } from '../../../src/main/cli/run-command.ts';
import { createMfaPrompts } from '../../../src/main/core/sign-in/mfa-prompts.ts';
import { createConnections } from '../../../src/main/core/connections/connections.ts';
import type { KeyStore, SecretRecord } from '../../../src/main/core/secrets/keys.ts';
import type { LogFacts } from '../../../src/main/core/base/log.ts';
import { createNotices } from '../../../src/main/core/base/notices.ts';
import { createRecordKeeper } from '../../../src/main/core/launch/records/record-keeper.ts';
import { NO_RECORDS, type Records } from '../../../src/main/core/launch/records/records.ts';
import type { CommandServices } from '../../../src/main/cli/command-services.ts';
import type { WindowHandlersDeps } from '../../../src/main/ipc/window-handlers.ts';
import type { LaunchSpec } from '../../../src/main/core/launch/plan.ts';
import type { Clock } from '../../../src/main/core/base/clock.ts';
import { NO_POLICY } from '../../../src/main/core/policy/policy.ts';
import { createPreferencesStore } from '../../../src/main/core/policy/preferences-store.ts';
import {
  NO_SETTINGS,
  type Settings,
  type SettingsStore,
} from '../../../src/main/core/settings/settings.ts';
import type { WorkstationLists } from '../../../src/main/core/workstations/workstation-lists.ts';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { ok, err, type Failure } from '../../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId } from '../../../src/shared/base/ids.ts';
import type { LaunchState } from '../../../src/shared/launch/launch-state.ts';
import { createQuickTime } from '../../support/machine/quick-time.ts';
import { createMemoryRecords } from '../core/launch/support/records-fakes.ts';
import { createFakeSignInServices } from '../core/sign-in/sign-in-fakes.ts';

/** The services of the command line and of the window's handlers, in memory. */
export type FakeServices = CommandServices &
  Pick<
    WindowHandlersDeps,
    | 'connections'
    | 'network'
    | 'notices'
    | 'pause'
    | 'policy'
    | 'preferences'
    | 'signInServices'
    | 'test'
    | 'tryConnection'
  > & { readonly clock: Clock };

export const began = Date.UTC(2026, 10, 25, 9, 2, 11);
const uuid = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

export const northPier = v.parse(Connection, {
  id: 'north-pier',
  name: 'North Pier',
  kind: 'nimble',
  region: 'us-west-2',
  studioId: 'us-west-2:stid-1',
  credentials: { source: 'keychain', entry: uuid(900) },
});
export const practice = v.parse(Connection, { id: 'practice', name: 'Practice', kind: 'practice' });

/** A launch in this state, `seconds` after it started. */
export const launchState = (
  state: LaunchState['state'],
  seconds: number,
  more: Partial<LaunchState> = {},
): LaunchState => ({
  launch: v.parse(LaunchId, uuid(1)),
  connection: v.parse(ConnectionId, 'north-pier'),
  connectionName: 'North Pier',
  state,
  entered: { requesting: began },
  at: began + seconds * 1_000,
  requests: 1,
  notices: [],
  ...more,
});

/** A launch with these states; a function, so that each launch has its own. */
export const states = (...all: readonly LaunchState[]): CommandServices['launch'] =>
  async function* () {
    yield* all;
  };

const unused = () => Promise.reject(new Error('this command has no use for it'));

/** Lists of which only `own` can be called. */
export const listsOf = (own: Partial<WorkstationLists>): WorkstationLists => ({
  abilities: [],
  studios: unused,
  workstations: unused,
  screenshots: unused,
  profiles: unused,
  profile: unused,
  backups: unused,
  eulas: unused,
  acceptEulas: unused,
  eulaPage: unused,
  ...own,
});

interface TestCliOptions {
  readonly saved?: readonly Connection[];
  /** Connections this version does not know. */
  readonly kept?: readonly unknown[];
  /** Overrides of the key store. */
  readonly keys?: Partial<KeyStore>;
  readonly services?: Partial<FakeServices>;
  /** The records of earlier launches. */
  readonly records?: Records;
  /** What the user enters when asked; undefined if there is no terminal. */
  readonly askSecret?: (question: string) => Promise<string | undefined>;
  /** The content of standard input; undefined if it is too large. */
  readonly input?: string | Uint8Array | undefined;
  /** Called while standard input is read; its result is the input. */
  readonly onRead?: (cancel: () => void) => Promise<string>;
  /** False if standard input is a keyboard. */
  readonly isPiped?: boolean;
  /** True if standard output cannot be written. */
  readonly isOutputLost?: boolean;
  /** Why the settings cannot be read. */
  readonly unread?: Failure;
}

/** A command line with services in memory. */
export function createTestCli(options: TestCliOptions = {}) {
  let settings: Settings = {
    ...NO_SETTINGS,
    connections: options.saved ?? [northPier, practice],
    kept: options.kept ?? [],
  };
  const store: SettingsStore = {
    read: async () =>
      options.unread === undefined
        ? { settings, state: 'well' }
        : { settings: NO_SETTINGS, state: 'unreadable', failure: options.unread },
    update: async (change) => {
      settings = change(settings);
      return ok(settings);
    },
  };
  const vault = new Map<string, SecretRecord>();
  const keyStore: KeyStore = {
    save: async (entry, _, keys) => {
      vault.set(entry, keys);
      return ok('vault');
    },
    load: async (entry) => {
      const keys = vault.get(entry);
      return keys === undefined ? err({ code: 'credentials-missing' }) : ok(keys);
    },
    forget: async (entry) => {
      vault.delete(entry);
      return ok(undefined);
    },
    ...options.keys,
  };
  let made = 0;
  const newUuid = () => uuid(++made);
  const plans: LaunchSpec[] = [];
  const asked: unknown[] = [];
  const logged: { event: string; facts: LogFacts | undefined }[] = [];
  const log = (event: string, facts?: LogFacts) => {
    logged.push({ event, facts });
  };
  const time = createQuickTime(began);
  const mfaPrompts = createMfaPrompts({ clock: time.clock, uuid: newUuid });
  const { launch = states(launchState('opened', 1)), ...others } = options.services ?? {};
  const services: FakeServices = {
    version: '9.8.7',
    clock: time.clock,
    pause: time.pause,
    log: { debug: () => undefined, info: log, warn: log, error: log },
    notices: createNotices(),
    connections: createConnections({ settings: store, keys: keyStore, uuid: newUuid }),
    policy: {
      read: async () => NO_POLICY,
      state: async () => ({ state: 'none', machine: [], refused: [] }),
      onChange: () => () => {},
    },
    preferences: createPreferencesStore(store, async () => NO_POLICY),
    signInServices: createFakeSignInServices(mfaPrompts),
    uuid: newUuid,
    requestToken: (...parts) => `token of ${parts.join(' ')}`,
    findInterrupted: async () => undefined,
    launch(connection, plan, signal) {
      plans.push(plan);
      asked.push(connection.id);
      return launch(connection, plan, signal);
    },
    allowed: async (connection) => ok(connection),
    lists: unused,
    records: createRecordKeeper(createMemoryRecords(options.records ?? NO_RECORDS).store),
    damagedHistory: async () => undefined,
    damagedSettings: async () => undefined,
    lastLists: { update: async () => {} },
    test: unused,
    tryConnection: unused,
    network: unused,
    checkHealth: unused,
    servePractice: unused,
    ...others,
  };
  const out: string[] = [];
  const errLines: string[] = [];
  const limits: number[] = [];
  const stop = new AbortController();
  const { askSecret } = options;
  let opened = 0;
  const terminal = {
    ...(askSecret !== undefined && { askSecret }),
    isPiped: options.isPiped ?? true,
    out: (line: string) => void out.push(line),
    err: (line: string) => void errLines.push(line),
    flushed: async () => options.isOutputLost !== true,
    read: async (limit: number) => {
      limits.push(limit);
      const cancel = () => {
        stop.abort();
      };
      const input = options.onRead === undefined ? options.input : await options.onRead(cancel);
      return typeof input === 'string' ? new TextEncoder().encode(input) : input;
    },
  };
  return {
    out,
    err: errLines,
    limits,
    plans,
    asked,
    logged,
    vault,
    mfaPrompts,
    services,
    settings: () => settings,
    /** How often the services were opened. */
    opened: () => opened,
    stop,
    /** Everything that was printed, on stdout and stderr. */
    printed: () => [...out, ...errLines].join('\n'),
    run: (...args: readonly string[]) =>
      runCommand(args, {
        version: services.version,
        services: async () => {
          opened += 1;
          return services;
        },
        terminal,
        signal: stop.signal,
      }),
  };
}
