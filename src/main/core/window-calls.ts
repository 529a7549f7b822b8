import type { Handlers, HelpTopic } from '../../shared/contract.ts';
import type { About } from '../../shared/contract-support.ts';
import { done, type Outcome } from '../../shared/failure.ts';
import type { Favourite } from '../../shared/history.ts';
import type { ConnectionId } from '../../shared/ids.ts';
import type { Workstation } from '../../shared/workstation.ts';
import { formProblems } from './connection-check.ts';
import { importConnection } from './import-connection.ts';
import { defined } from './defined.ts';
import type { Launches } from './launches.ts';
import type { Links } from './links.ts';
import { removeConnection } from './remove-connection.ts';
import type { Services } from './services.ts';
import { createSignInCalls } from './sign-in-calls.ts';
import { withViewing } from './viewing-change.ts';
import { createSupportCalls, type SupportWorld } from './support-calls.ts';
import type { WorkstationLists } from './workstation-lists.ts';

export interface WindowCallsWorld {
  readonly services: Services;
  readonly launches: Launches;
  readonly links: Links;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly support: SupportWorld;
  readonly machine: Pick<Handlers, 'policy' | 'preferences' | 'updates'>;
  /** What this program is and what it is made of. */
  readonly about: () => Promise<About>;
  readonly openHelp: (topic: HelpTopic) => Promise<void>;
  /** Opens the page of an agreement outside. */
  readonly openPage: (page: URL) => Promise<void>;
  /** The saved connections have changed; whoever shows them is told. */
  readonly onConnectionsChanged: () => void;
  readonly onFavouritesChanged: (favourites: readonly Favourite[]) => void;
  /** What to type on the sign-in page of `host`. */
  readonly onDeviceCode: (code: string, host: string) => void;
  /** A page of the list that is read under `reading` has come. */
  readonly onPage: (
    reading: string,
    items: readonly Workstation[],
    connection: ConnectionId,
  ) => void;
}

/** The window's calls, all but those of the practice viewer. */
export type WindowCalls = Omit<Handlers, 'practiceViewer'>;

/** What each call of the window does. Inputs are parsed before they come here, answers after. */
export function createWindowCalls(world: WindowCallsWorld): WindowCalls {
  const { services, launches, links } = world;
  const { connections, notices, signingIn } = services;
  const never = new AbortController().signal;

  const announcing = async <T>(work: Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const outcome = await work;
    if (outcome.ok) world.onConnectionsChanged();
    return outcome;
  };
  const find = async <T>(
    connection: ConnectionId,
    read: (lists: WorkstationLists) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const found = await connections.find(connection);
    if (!found.ok) return found;
    const lists = await services.lists(found.value, never);
    return lists.ok ? read(lists.value) : lists;
  };
  /** The same for lists: a copy, since what goes to the window is its own. */
  const reading = async <T>(
    connection: ConnectionId,
    read: (lists: WorkstationLists) => Promise<Outcome<readonly T[]>>,
  ): Promise<Outcome<T[]>> => {
    const all = await find(connection, read);
    return all.ok ? done([...all.value]) : all;
  };
  const tellThisRun = () => {
    notices.add({ id: 'keys-this-run', about: 'keys-this-run' });
  };

  return {
    app: {
      state: () =>
        Promise.resolve(
          done({
            version: services.version,
            platform: world.platform,
            notices: [...notices.list()],
          }),
        ),
      about: async () => done(await world.about()),
      dismissNotice(id) {
        notices.dismiss(id);
        return Promise.resolve(done(undefined));
      },
      networkBack() {
        services.pause.wake();
        return Promise.resolve(done(undefined));
      },
    },
    connections: {
      list: async () => done([...(await connections.list())]),
      check: ({ form, typed }) => Promise.resolve(done(formProblems(form, typed))),
      async add(input) {
        const added = await announcing(connections.add(input, true));
        if (!added.ok) return added;
        if (added.value.kept === 'this-run') tellThisRun();
        return done(added.value.id);
      },
      async remove(id) {
        for (const { connection, launch } of launches.list()) {
          if (connection === id) launches.cancel(launch);
        }
        return removeConnection(services, id, world.onConnectionsChanged);
      },
      async replaceKeys({ connection, keys }) {
        const kept = await connections.replaceKeys(connection, keys, true);
        if (!kept.ok) return kept;
        const found = await connections.find(connection);
        if (found.ok) await signingIn.desk.forget(found.value);
        if (kept.value === 'this-run') tellThisRun();
        return done(undefined);
      },
      async test(id) {
        const found = await connections.find(id);
        if (!found.ok) return found;
        const checks = await services.test(found.value, never);
        return checks.ok ? done([...checks.value]) : checks;
      },
      async network({ connection, session }) {
        const found = await connections.find(connection);
        if (!found.ok) return found;
        const hops = await services.network(found.value, session, never);
        return hops.ok ? done([...hops.value]) : hops;
      },
      setViewing: ({ connection, ...viewing }) =>
        announcing(connections.change(connection, (now) => withViewing(now, viewing))),
      import: (file) => Promise.resolve(importConnection(file)),
    },
    workstations: {
      studios: ({ connection }) => reading(connection, (lists) => lists.studios()),
      async read({ connection, studio, reading: id }) {
        const abilities = await find(connection, async (lists) => {
          const all = await lists.workstations(studio, (items) => {
            world.onPage(id, items, connection);
          });
          return all.ok ? done([...lists.abilities]) : all;
        });
        if (!abilities.ok) return abilities;
        const { me } = await services.records.read();
        // A connection may be called like something every object has.
        const name = Object.hasOwn(me, connection) ? me[connection] : undefined;
        return done({ abilities: abilities.value, ...(name !== undefined && { me: name }) });
      },
      screenshots: ({ connection, sessions }) =>
        reading(connection, (lists) => lists.screenshots(sessions)),
      backups: ({ connection, studio, session }) =>
        reading(connection, (lists) => lists.backups(studio, session)),
    },
    profiles: {
      list: ({ connection, studio }) => reading(connection, (lists) => lists.profiles(studio)),
      async details({ connection, studio, profile }) {
        const details = await find(connection, (lists) => lists.profile(studio, profile));
        return details.ok ? done({ ...details.value, images: [...details.value.images] }) : details;
      },
      eulas: ({ connection, studio, eulas }) =>
        reading(connection, (lists) => lists.eulas(studio, eulas)),
      acceptEulas: ({ connection, studio, eulas }) =>
        find(connection, (lists) => lists.acceptEulas(studio, eulas, services.uuid())),
      async openEula({ connection, eula }) {
        const page = await find(connection, (lists) => lists.eulaPage(eula));
        if (!page.ok) return page;
        await world.openPage(page.value);
        return done(undefined);
      },
    },
    signIn: createSignInCalls({ connections, signingIn, onDeviceCode: world.onDeviceCode }),
    favourites: {
      list: async () => done([...(await connections.favourites())]),
      async set({ on, ...favourite }) {
        const marked = await connections.mark(favourite, on);
        if (marked.ok) world.onFavouritesChanged(await connections.favourites());
        return marked;
      },
    },
    history: {
      async list() {
        const { history } = await services.records.read();
        return done(history.map(({ launch: _, ...entry }) => entry).toReversed());
      },
    },
    launches: {
      list: () => Promise.resolve(done([...launches.list()])),
      start: ({ startFirst, backup, ...place }) =>
        launches.start({
          ...defined(place),
          ...(startFirst === true && { change: { what: 'start', ...defined({ backup }) } }),
        }),
      change: ({ what, backup, ...place }) =>
        launches.start({
          ...defined(place),
          connects: false,
          change: what === 'start' ? { what, ...defined({ backup }) } : { what },
        }),
      create({ connection, studio, connect, wish, ...order }) {
        const change = { what: 'create', order: defined(order) } as const;
        return launches.create({ connection, studio, connects: connect, change }, wish);
      },
      cancel(launch) {
        launches.cancel(launch);
        return Promise.resolve(done(undefined));
      },
      retry: ({ launch, way }) => launches.retry(launch, way),
      dismiss(launch) {
        launches.dismiss(launch);
        return Promise.resolve(done(undefined));
      },
    },
    links: {
      question: () => Promise.resolve(done(links.question())),
      answer: ({ id, accept, remember }) => links.answer(id, accept, remember),
    },
    ...world.machine,
    support: createSupportCalls(world.support),
    help: {
      async open(topic) {
        await world.openHelp(topic);
        return done(undefined);
      },
    },
  };
}
