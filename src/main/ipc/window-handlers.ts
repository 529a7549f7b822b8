import type { Handlers, HelpTopic } from '../../shared/ipc/contract.ts';
import type { DetectedEnvironment } from '../../shared/ipc/contract-first-run.ts';
import type { About } from '../../shared/ipc/contract-support.ts';
import { err, ok, type Result } from '../../shared/base/failure.ts';
import type { TransientErrorCode } from '../../shared/launch/transient-error.ts';
import { ONE_TIME } from '../../shared/launch/one-time.ts';
import type { ConnectionId } from '../../shared/base/ids.ts';
import { createConnectionHandlers, type ConnectionHandlersDeps } from './connection-handlers.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { oneTimeTarget, readOneTimeAddress } from '../core/launch/one-time-address.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { PlannedStops } from '../core/planned-stops/planned-stops.ts';
import type { Links } from '../core/links/links.ts';
import type { Pause } from '../core/base/clock.ts';
import type { Notices } from '../core/base/notices.ts';
import type { Connections } from '../core/connections/connections.ts';
import type { RecordKeeper } from '../core/launch/records/record-keeper.ts';
import type { SignInServices } from '../core/sign-in/sign-in-services.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import { createSettingsHandlers, type SettingsHandlersDeps } from './settings-handlers.ts';
import { createMemoryHandlers, type MemoryHandlersDeps } from './memory-handlers.ts';
import { createSignInHandlers, type SignInHandlersDeps } from './sign-in-handlers.ts';
import { createSupportHandlers, type SupportDeps } from './support-handlers.ts';
import { withList, type LastListsStore } from '../core/workstations/last-lists.ts';
import type { WorkstationLists } from '../core/workstations/workstation-lists.ts';

export interface WindowHandlersDeps
  extends ConnectionHandlersDeps, SignInHandlersDeps, SettingsHandlersDeps, MemoryHandlersDeps {
  readonly connections: Connections;
  readonly signInServices: SignInServices;
  readonly notices: Notices;
  readonly version: string;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly pause: Pick<Pause, 'wake'>;
  readonly uuid: () => string;
  readonly now: () => number;
  readonly lastLists: LastListsStore;
  readonly records: RecordKeeper;
  readonly lists: (
    connection: Connection,
    signal: AbortSignal,
    onTransientError?: (code: TransientErrorCode) => void,
  ) => Promise<Result<WorkstationLists>>;
  readonly launches: Launches;
  readonly plannedStops: Pick<PlannedStops, 'list' | 'keep' | 'stopNow'>;
  readonly links: Links;
  readonly support: SupportDeps;
  /** The program's versions and the licences of what it contains. */
  readonly about: () => Promise<About>;
  /** The viewer and the AWS profiles found on this machine. */
  readonly detectEnvironment: () => Promise<DetectedEnvironment>;
  readonly openHelp: (topic: HelpTopic) => Promise<void>;
  /** Opens the page of an agreement in the system's browser. */
  readonly openPage: (page: URL) => Promise<void>;
}

/** Handlers of all calls except those of the practice viewer. */
export type WindowHandlers = Omit<Handlers, 'practiceViewer'>;

/** Creates the handlers of the window's calls. Inputs are parsed before, replies after. */
export function createWindowHandlers(deps: WindowHandlersDeps): WindowHandlers {
  const { connections, notices, launches, plannedStops, links } = deps;
  const never = new AbortController().signal;

  const withLists = async <T>(
    connection: ConnectionId,
    read: (lists: WorkstationLists, of: Connection) => Promise<Result<T>>,
    onTransientError?: (code: TransientErrorCode) => void,
  ): Promise<Result<T>> => {
    const found = await connections.find(connection);
    if (!found.ok) return found;
    const lists = await deps.lists(found.value, never, onTransientError);
    return lists.ok ? read(lists.value, found.value) : lists;
  };

  return {
    app: {
      state: () =>
        Promise.resolve(
          ok({
            version: deps.version,
            platform: deps.platform,
            notices: notices.list(),
          }),
        ),
      about: async () => ok(await deps.about()),
      found: async () => ok(await deps.detectEnvironment()),
      dismissNotice(id) {
        notices.dismiss(id);
        return Promise.resolve(ok(undefined));
      },
      networkBack() {
        deps.pause.wake();
        return Promise.resolve(ok(undefined));
      },
    },
    connections: createConnectionHandlers(deps),
    workstations: {
      studios: ({ connection }) => withLists(connection, (lists) => lists.studios()),
      async read({ connection, studio, request: id }) {
        const read = await withLists(
          connection,
          async (lists, of) => {
            const all = await lists.workstations(studio, (items) => {
              deps.notify({ type: 'page', request: id, items });
            });
            return all.ok ? ok({ all: all.value, lists, of }) : all;
          },
          (transientError) => {
            deps.notify({ type: 'list-transient-error', request: id, transientError });
          },
        );
        if (!read.ok) return read;
        const { all, lists, of } = read.value;
        const { abilities, user } = lists;
        const { me } = await deps.records.read();
        // A connection's id can be the name of a property that every object inherits.
        const recorded = Object.hasOwn(me, connection) ? me[connection] : undefined;
        const name = user ?? recorded;
        void deps.lastLists.update(withList(of, deps.now(), name, all));
        return ok({ abilities, ...omitUndefined({ me: name }) });
      },
      screenshots: ({ connection, sessions }) =>
        withLists(connection, (lists) => lists.screenshots(sessions)),
      backups: ({ connection, studio, session }) =>
        withLists(connection, (lists) => lists.backups(studio, session)),
    },
    profiles: {
      list: ({ connection, studio }) => withLists(connection, (lists) => lists.profiles(studio)),
      details: ({ connection, studio, profile }) =>
        withLists(connection, (lists) => lists.profile(studio, profile)),
      eulas: ({ connection, studio, eulas }) =>
        withLists(connection, (lists) => lists.eulas(studio, eulas)),
      acceptEulas: ({ connection, studio, eulas }) =>
        withLists(connection, (lists) => lists.acceptEulas(studio, eulas, deps.uuid())),
      async openEula({ connection, eula }) {
        const page = await withLists(connection, (lists) => lists.eulaPage(eula));
        if (!page.ok) return page;
        await deps.openPage(page.value);
        return ok(undefined);
      },
    },
    signIn: createSignInHandlers(deps),
    favorites: {
      list: async () => ok(await connections.favorites()),
      async set({ on, ...favorite }) {
        const marked = await connections.mark(favorite, on);
        if (marked.ok)
          deps.notify({ type: 'favorites-changed', all: await connections.favorites() });
        return marked;
      },
    },
    history: {
      async list() {
        const { history, unread } = await deps.records.read();
        if (unread !== undefined) return err(unread);
        return ok(history.map(({ launch: _, ...entry }) => entry).toReversed());
      },
    },
    launches: {
      list: () => Promise.resolve(ok(launches.list())),
      start: ({ startFirst, backup, ...target }) =>
        launches.start({
          ...omitUndefined(target),
          ...(startFirst === true && { change: { what: 'start', ...omitUndefined({ backup }) } }),
        }),
      openAddress(text) {
        const address = readOneTimeAddress(text);
        if (address === undefined)
          return Promise.resolve(err({ code: 'stream-url-refused', reason: 'not-a-stream' }));
        if (!address.ok) return Promise.resolve(address);
        return launches.start({
          connection: ONE_TIME,
          ...oneTimeTarget(address.value.host, deps.uuid()),
          address: address.value,
        });
      },
      change: ({ what, backup, ...target }) =>
        launches.start({
          ...omitUndefined(target),
          connects: false,
          change: what === 'start' ? { what, ...omitUndefined({ backup }) } : { what },
        }),
      create({ connection, studio, connect, idempotencyKey, ...order }) {
        const change = { what: 'create', order: omitUndefined(order) } as const;
        return launches.create({ connection, studio, connects: connect, change }, idempotencyKey);
      },
      cancel(launch) {
        launches.cancel(launch);
        return Promise.resolve(ok(undefined));
      },
      retry: ({ launch, method }) => launches.retry(launch, method),
      dismiss(launch) {
        launches.dismiss(launch);
        return Promise.resolve(ok(undefined));
      },
    },
    plannedStops: {
      list: () => Promise.resolve(ok(plannedStops.list())),
      keep(launch) {
        plannedStops.keep(launch);
        return Promise.resolve(ok(undefined));
      },
      stopNow: (launch) => plannedStops.stopNow(launch),
    },
    links: {
      question: () => Promise.resolve(ok(links.question())),
      answer: ({ id, ...answer }) => links.answer(id, omitUndefined(answer)),
    },
    ...createSettingsHandlers(deps),
    memory: createMemoryHandlers(deps),
    support: createSupportHandlers(deps.support),
    help: {
      async open(topic) {
        await deps.openHelp(topic);
        return ok(undefined);
      },
    },
  };
}
