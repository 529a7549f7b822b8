import * as v from 'valibot';
import { formProblems } from '../../../src/main/core/connections/connection-check.ts';
import { keptEntry, withoutSecrets } from '../../../src/main/core/secrets/connection-secrets.ts';
import { importConnection } from '../../../src/main/core/connections/import-connection.ts';
import { withViewing } from '../../../src/main/core/viewer/viewing.ts';
import { changed, effectivePreferences } from '../../../src/main/core/settings/preferences.ts';
import {
  Connection,
  ConnectionEdit,
  ConnectionInput,
} from '../../../src/shared/connections/connection.ts';
import type { AppState, Bridge, LinkQuestion, MenuItem } from '../../../src/shared/ipc/contract.ts';
import type { Finding } from '../../../src/shared/base/check.ts';
import type {
  DetectedEnvironment,
  TestProgress,
} from '../../../src/shared/ipc/contract-first-run.ts';
import type { LastList } from '../../../src/shared/ipc/contract-memory.ts';
import type { About } from '../../../src/shared/ipc/contract-support.ts';
import type { Reply } from '../../../src/shared/ipc/message.ts';
import type { AwsProfile, SignInStatus } from '../../../src/shared/sign-in/credentials.ts';
import type { Failure } from '../../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId } from '../../../src/shared/base/ids.ts';
import type { PointedLaunch } from '../../../src/shared/ipc/contract-launches.ts';
import type { PolicyState } from '../../../src/shared/policy/policy-rules.ts';
import {
  DEFAULT_PREFERENCES,
  type PreferencesAnswer,
} from '../../../src/shared/settings/preferences.ts';
import type { UpdateState } from '../../../src/shared/updates/updates.ts';
import { LaunchState, type Step } from '../../../src/shared/launch/launch-state.ts';
import type { Notice } from '../../../src/shared/base/notice.ts';
import type { TransientErrorCode } from '../../../src/shared/launch/transient-error.ts';
import type { PlannedStop } from '../../../src/shared/launch/planned-stop.ts';
import { Favorite, type HistoryEntry } from '../../../src/shared/launch/history.ts';
import type {
  Ability,
  Backup,
  Eula,
  LaunchProfile,
  Screenshot,
  StreamingImage,
  Studio,
  Workstation,
} from '../../../src/shared/workstations/workstation.ts';

/** What the main process knows when the window opens. */
export interface FakeDeps {
  app?: AppState;
  connections?: readonly Connection[];
  workstations?: readonly Workstation[];
  me?: string;
  /** All abilities except screenshots by default. */
  abilities?: readonly Ability[];
  screenshots?: readonly Screenshot[];
  studios?: readonly Studio[];
  profiles?: readonly LaunchProfile[];
  images?: readonly StreamingImage[];
  eulas?: readonly Eula[];
  backups?: readonly Backup[];
  favorites?: readonly Favorite[];
  history?: readonly HistoryEntry[];
  launches?: readonly LaunchState[];
  plannedStops?: readonly PlannedStop[];
  question?: LinkQuestion;
  awsProfiles?: readonly AwsProfile[];
  accounts?: readonly { readonly id: string; readonly name?: string }[];
  roles?: readonly string[];
  policy?: PolicyState;
  preferences?: PreferencesAnswer;
  update?: UpdateState;
  /** The sign-in status, by connection. */
  signedIn?: Readonly<Record<string, SignInStatus>>;
  codeQuestion?: CodeQuestion;
  accountQuestion?: AccountQuestion;
  about?: About;
  /** The detected environment; a viewer and no profile by default. */
  found?: DetectedEnvironment;
  /** The findings of a dry run. */
  tried?: readonly Finding[];
  /** The lists of an earlier run. */
  lastLists?: readonly LastList[];
  closedFolders?: readonly string[];
  /** What `support.preview` shows. */
  supportText?: string;
}
const fakeVersions = {
  stagedoor: '0.1.0',
  electron: '45.4.1',
  chromium: '130.0',
  node: '20.18.1',
  os: 'linux 6.1 x64',
};
const EVERYTHING = ['power', 'backups', 'end', 'create'] as const;
interface AccountQuestion {
  readonly id: string;
  readonly who: string;
  readonly host: string;
}
interface CodeQuestion {
  readonly id: string;
  readonly device: string;
}

type Answers = { [Group in keyof Bridge]?: Partial<Bridge[Group]> };

const good = <T>(value: T): Reply<T> => ({ ok: true, value });
const bad = (failure: Failure): Reply<never> => ({ ok: false, failure });
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function channel<T>() {
  const listeners = new Set<(payload: T) => void>();
  return {
    listen(listener: (payload: T) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send: (payload: T) => {
      for (const listener of listeners) listener(payload);
    },
  };
}

/**
 * A bridge without a main process: it records every call, answers from sample data, and sends what
 * a test emits. `answers` replaces calls.
 */
export function createFakeBridge(deps: FakeDeps = {}, answers: Answers = {}) {
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const notices = channel<Notice[]>();
  const keychain = channel<undefined>();
  const menu = channel<MenuItem>();
  const pointed = channel<PointedLaunch>();
  const connections = channel<Connection[]>();
  const launches = channel<LaunchState[]>();
  const plannedStops = channel<PlannedStop[]>();
  const questions = channel<LinkQuestion | null>();
  const pages = channel<{ request: string; items: Workstation[] }>();
  const listErrors = channel<{ request: string; transientError: TransientErrorCode }>();
  const marks = channel<Favorite[]>();
  const signIns = channel<{ connection: ConnectionId; status: SignInStatus }>();
  const deviceCodes = channel<{ code: string; host: string }>();
  const accountQuestions = channel<AccountQuestion | null>();
  const codeQuestions = channel<CodeQuestion | null>();
  const policies = channel<PolicyState>();
  const trials = channel<TestProgress>();
  const preferenceEvents = channel<PreferencesAnswer>();
  const updates = channel<UpdateState>();
  let preferences = deps.preferences ?? { values: DEFAULT_PREFERENCES, locked: [] };
  let favorites = [...(deps.favorites ?? [])];
  let saved = [...(deps.connections ?? [])];

  const own: Bridge = {
    app: {
      state: async () => good(deps.app ?? { version: '0.1.0', platform: 'linux', notices: [] }),
      about: async () => good(deps.about ?? { versions: fakeVersions, licences: [] }),
      found: async () =>
        good(deps.found ?? { viewer: { found: true, name: 'DCV Viewer 2024.0' }, profiles: 0 }),
      dismissNotice: async () => good(undefined),
      networkBack: async () => good(undefined),
      noticesChanged: notices.listen,
      keychainOpened: keychain.listen,
      menuChosen: menu.listen,
    },
    connections: {
      list: async () => good(saved),
      check: async ({ form, values }) => good(formProblems(form, values)),
      add: async (input) => {
        const id = v.parse(ConnectionId, input.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
        saved = [...saved, saveable(id, input)];
        connections.send(saved);
        return good(id);
      },
      edit: async ({ connection, edit: sent }) => {
        const edit = v.parse(ConnectionEdit, sent);
        saved = saved.map((one) =>
          one.id === connection ? withoutSecrets(edit, one.id, keptEntry(edit) ?? uuid(2)) : one,
        );
        connections.send(saved);
        return good(undefined);
      },
      takeOpened: async () => good(null),
      fileOpened: () => () => undefined,
      remove: async (id) => {
        saved = saved.filter((connection) => connection.id !== id);
        connections.send(saved);
        return good(undefined);
      },
      extendUndo: async () => good(undefined),
      undoRemove: async (undone) => {
        const stays = new Set([undone, ...saved.map(({ id }) => id)]);
        saved = (deps.connections ?? []).filter(({ id }) => stays.has(id));
        connections.send(saved);
        return good(undefined);
      },
      export: async ({ connection, format }) =>
        good({ path: `/home/ada/${connection}.${format}`, leftOut: [] }),
      replaceKeys: async () => good(undefined),
      test: async () => good([]),
      try: async () => good([...(deps.tried ?? [])]),
      cancelTry: async () => good(undefined),
      trying: trials.listen,
      network: async () => good([]),
      setViewing: async ({ connection, ...viewing }) => {
        saved = saved.map((one) => {
          const changed = withViewing(one, viewing);
          return one.id === connection && changed.ok ? changed.value : one;
        });
        connections.send(saved);
        return good(undefined);
      },
      import: async (file) => importConnection(file),
      changed: connections.listen,
    },
    workstations: {
      studios: async () => good([...(deps.studios ?? [])]),
      read: async ({ request }) => {
        pages.send({ request, items: [...(deps.workstations ?? [])] });
        return good({
          abilities: [...(deps.abilities ?? EVERYTHING)],
          ...(deps.me !== undefined && { me: deps.me }),
        });
      },
      page: pages.listen,
      transientError: listErrors.listen,
      backups: async () => good([...(deps.backups ?? [])]),
      screenshots: async () => good([...(deps.screenshots ?? [])]),
    },
    profiles: {
      list: async () => good([...(deps.profiles ?? [])]),
      details: async ({ profile }) => {
        const found = deps.profiles?.find(({ id }) => id === profile);
        if (found === undefined) return bad({ code: 'not-found', what: 'thing' });
        const images = (deps.images ?? []).filter(({ id }) => found.images.includes(id));
        return good({ profile: found, images });
      },
      eulas: async ({ eulas }) => good((deps.eulas ?? []).filter(({ id }) => eulas.includes(id))),
      acceptEulas: async () => good(undefined),
      openEula: async () => good(undefined),
    },
    favorites: {
      list: async () => good(favorites),
      set: async ({ on, ...favorite }) => {
        const others = favorites.filter(({ session }) => session !== favorite.session);
        favorites = on ? [...others, v.parse(Favorite, favorite)] : others;
        marks.send(favorites);
        return good(undefined);
      },
      changed: marks.listen,
    },
    history: { list: async () => good([...(deps.history ?? [])]) },
    launches: {
      list: async () => good([...(deps.launches ?? [])]),
      start: async () => good(v.parse(LaunchId, uuid(900))),
      openAddress: async () => good(v.parse(LaunchId, uuid(904))),
      change: async () => good(v.parse(LaunchId, uuid(902))),
      create: async () => good(v.parse(LaunchId, uuid(903))),
      cancel: async () => good(undefined),
      retry: async () => good(v.parse(LaunchId, uuid(901))),
      dismiss: async () => good(undefined),
      changed: launches.listen,
      pointed: pointed.listen,
    },
    plannedStops: {
      list: async () => good([...(deps.plannedStops ?? [])]),
      keep: async () => good(undefined),
      stopNow: async () => good(undefined),
      changed: plannedStops.listen,
    },
    links: {
      question: async () => good(deps.question ?? null),
      answer: async () => good(undefined),
      asked: questions.listen,
    },
    signIn: {
      profiles: async () => good([...(deps.awsProfiles ?? [])]),
      status: async ({ connection }) =>
        good(deps.signedIn?.[connection] ?? { state: 'unknown', renews: false }),
      changed: signIns.listen,
      start: async () => good({ until: Date.now() + 3_600_000 }),
      cancel: async () => good(undefined),
      deviceCode: deviceCodes.listen,
      accounts: async () => good([...(deps.accounts ?? [])]),
      roles: async () => good([...(deps.roles ?? [])]),
      again: async () => good(undefined),
      out: async () => good(undefined),
      accountQuestion: async () => good(deps.accountQuestion ?? null),
      accountAsked: accountQuestions.listen,
      answerAccount: async () => good(undefined),
      codeQuestion: async () => good(deps.codeQuestion ?? null),
      codeAsked: codeQuestions.listen,
      giveCode: async () => good(undefined),
    },
    policy: {
      state: async () => good(deps.policy ?? { state: 'none', machine: [], refused: [] }),
      changed: policies.listen,
    },
    preferences: {
      read: async () => good(preferences),
      set: async (change) => {
        const kept = changed({}, { ...preferences.values, ...change });
        preferences = { ...effectivePreferences(kept), locked: preferences.locked };
        preferenceEvents.send(preferences);
        return good(preferences);
      },
      changed: preferenceEvents.listen,
    },
    updates: {
      state: async () => good(deps.update ?? { state: 'idle' }),
      check: async () => good(deps.update ?? { state: 'idle' }),
      install: async () => good(undefined),
      changed: updates.listen,
    },
    support: {
      preview: async () => good({ id: uuid(910), text: deps.supportText ?? 'Nothing to tell.' }),
      save: async () => good('/home/artist/stagedoor-diagnostics.txt'),
      openLogFolder: async () => good(undefined),
    },
    memory: {
      lastLists: async () => good([...(deps.lastLists ?? [])]),
      closedFolders: async () => good((deps.closedFolders ?? []).map((name) => ({ name }))),
      closeFolder: async () => good(undefined),
    },
    help: { open: async () => good(undefined) },
    practiceViewer: { received: async () => good([]) },
  };

  return {
    bridge: recorded(own, answers, (name, input) => calls.push({ name, input })),
    calls,
    /** The inputs of every call of `name` (`launches.cancel`) so far. */
    inputsOf: (name: string) =>
      calls.filter((call) => call.name === name).map((call) => call.input),
    push: {
      keychainOpened: () => {
        keychain.send(undefined);
      },
      notices: notices.send,
      menu: menu.send,
      pointed: pointed.send,
      connections: (list: readonly Connection[]) => {
        saved = [...list];
        connections.send(saved);
      },
      launches: (...list: readonly LaunchState[]) => {
        launches.send([...list]);
      },
      plannedStops: (...list: readonly PlannedStop[]) => {
        plannedStops.send([...list]);
      },
      question: questions.send,
      signIn: (connection: ConnectionId, status: SignInStatus) => {
        signIns.send({ connection, status });
      },
      deviceCode: (code: string, host: string) => {
        deviceCodes.send({ code, host });
      },
      accountQuestion: accountQuestions.send,
      codeQuestion: codeQuestions.send,
      policy: policies.send,
      trying: trials.send,
      update: updates.send,
      /** Sends workstations as a page of a request, by default of the newest one. */
      page: (items: readonly Workstation[], which = -1) => {
        const inputs = calls.filter(({ name }) => name === 'workstations.read');
        const { request } = inputs.at(which)?.input as { request: string };
        pages.send({ request, items: [...items] });
      },
      /** The newest request retries after an error. */
      transientError: (transientError: TransientErrorCode) => {
        const inputs = calls.filter(({ name }) => name === 'workstations.read');
        const { request } = inputs.at(-1)?.input as { request: string };
        listErrors.send({ request, transientError });
      },
      favorites: (...list: readonly Favorite[]) => {
        favorites = [...list];
        marks.send(favorites);
      },
    },
  };
}

/** A bridge that records each call before it answers it. Events pass unchanged. */
function recorded(
  own: Bridge,
  answers: Answers,
  note: (name: string, input: unknown) => void,
): Bridge {
  const groups = Object.entries(own).map(([group, side]) => {
    const instead: Readonly<Record<string, unknown>> = answers[group as keyof Bridge] ?? {};
    const calls = Object.entries<unknown>(side).map(([name, fake]): [string, unknown] => {
      const answer = (instead[name] ?? fake) as (input: unknown) => unknown;
      const call = (input: unknown) => {
        if (typeof input !== 'function') note(`${group}.${name}`, structuredClone(input));
        return answer(input);
      };
      return [name, call];
    });
    return [group, Object.fromEntries(calls)];
  });
  // The same groups and names as `own`, each with the same signature.
  return Object.fromEntries(groups) as Bridge;
}

function saveable(
  id: ConnectionId,
  input: Parameters<Bridge['connections']['add']>[0],
): Connection {
  return withoutSecrets(v.parse(ConnectionInput, input), id, uuid(1));
}

/** Answers every call with `failure`. */
export const failing = (failure: Failure) => async () => bad(failure);

/** Does not answer until `answer` is called. */
export function later<T>() {
  let resolve: (reply: Reply<T>) => void = () => {};
  const reply = new Promise<Reply<T>>((done) => {
    resolve = done;
  });
  return {
    call: () => reply,
    answer: (value: T) => resolve(good(value)),
    fail: (failure: Failure) => resolve(bad(failure)),
  };
}

export const northPier: Connection = v.parse(Connection, {
  id: 'north-pier',
  name: 'North Pier Films',
  kind: 'nimble',
  region: 'us-west-2',
  studioId: 'us-west-2:studio-1',
  credentials: { source: 'keychain', entry: uuid(1) },
});

export const practice: Connection = v.parse(Connection, {
  id: 'practice-studio',
  name: 'Practice studio',
  kind: 'practice',
});

/** A launch of North Pier Films in `state`, which went through `steps` one second apart. */
export function launchAt(
  state: Step,
  more: Partial<LaunchState> = {},
  beganMs = Date.now(),
): LaunchState {
  const path: Step[] = ['requesting', 'waiting', 'checking', 'opening', 'opened'];
  const until = path.includes(state) ? path.indexOf(state) : state === 'ended' ? 4 : 1;
  const steps = [...path.slice(0, until + 1), ...(path.includes(state) ? [] : [state])];
  return v.parse(LaunchState, {
    launch: uuid(7),
    connection: northPier.id,
    connectionName: northPier.name,
    session: 'session-comp-07',
    workstation: 'Comp 07',
    state,
    entered: Object.fromEntries(steps.map((step, index) => [step, beganMs + index * 1000])),
    at: beganMs + (steps.length - 1) * 1000,
    requests: 0,
    notices: [],
    ...more,
  });
}
