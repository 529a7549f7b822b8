import { untrack } from 'svelte';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { LastList } from '../../shared/ipc/contract-memory.ts';
import type { TransientError } from '../../shared/launch/transient-error.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type {
  Ability,
  LaunchProfile,
  Studio,
  Workstation,
} from '../../shared/workstations/workstation.ts';
import type { Ticker } from '../components/ticker.svelte.ts';

/** The workstations of one connection. They stay while the list is refreshed. */
export interface Listing {
  readonly loading: boolean;
  readonly list: readonly Workstation[] | undefined;
  readonly failure: Failure | undefined;
  /** When the list was last read completely; undefined if it never was. */
  readonly readMs: number | undefined;
  /** True while the list is from an earlier request, and the newest one has failed or has not confirmed it yet. */
  readonly isOld: boolean;
  /** The error that the current request is retrying, and since when. */
  readonly transientError: TransientError | undefined;
  /** When the current request began. */
  readonly begunMs: number | undefined;
  /** Those that the current request brought as new, by the page they came with. */
  readonly fresh: ReadonlyMap<string, number>;
  /** Who the user is there: the owner of "mine". */
  readonly me: string | undefined;
  /** The supported actions besides connecting. */
  readonly abilities: readonly Ability[];
  readonly studios: readonly Studio[];
  /** The studio that was chosen or configured, if any. */
  readonly studio: string | undefined;
  /** True if there are several studios and none is chosen. */
  readonly unclear: boolean;
  readonly profiles: ReadonlyMap<string, LaunchProfile>;
  /** The studio whose profiles these are. */
  readonly profilesOf: string | undefined;
}

interface ListRequest {
  readonly id: string;
  readonly begunMs: number;
  readonly seen: Set<string>;
  pages: number;
}

const nothing: Listing = {
  loading: false,
  list: undefined,
  failure: undefined,
  readMs: undefined,
  isOld: false,
  transientError: undefined,
  begunMs: undefined,
  fresh: new Map(),
  me: undefined,
  abilities: [],
  studios: [],
  studio: undefined,
  unclear: false,
  profiles: new Map(),
  profilesOf: undefined,
};

/** Slightly less than a minute, because timers are not exact. */
const STALE_MS = 55_000;
/** The same while a workstation in the list changes. */
const CHANGING_MS = 15_000;
/** A workstation that changes for longer is probably stuck. */
const MAX_CHANGING_MS = 600_000;
/** A longer list takes several requests to read. */
const MAX_CHANGING_SIZE = 100;
/** A list that is at least this old is refreshed when the window gets the focus. */
const GLANCE_MS = 5000;

/** The key of a workstation, unique within its connection. */
export const keyOf = ({ studio, id }: Pick<Workstation, 'studio' | 'id'>): string =>
  `${studio} ${id}`;

/** True for a short list with a workstation that is being started, stopped, created or ended. */
const isChanging = (list: readonly Workstation[]): boolean =>
  list.length <= MAX_CHANGING_SIZE && list.some(({ state }) => state?.endsWith('_IN_PROGRESS'));

/**
 * The workstations of each connection that was shown. Calls `refreshed` with the id of a connection whenever its list was
 * read.
 */
export function createWorkstations(bridge: Bridge, refreshed: (connection: string) => void) {
  let listings = $state.raw<ReadonlyMap<string, Listing>>(new Map());
  let lastLists = $state.raw<ReadonlyMap<string, LastList>>(new Map());
  /** The connections with a workstation that changes, and the time when a list first showed it. */
  let changing = $state.raw<ReadonlyMap<string, number>>(new Map());
  const requests = new Map<string, ListRequest>();

  const of = (connection: string) => listings.get(connection) ?? nothing;
  function put(connection: string, change: Partial<Listing>) {
    listings = new Map(listings).set(connection, { ...of(connection), ...change });
  }

  bridge.workstations.page(({ request, items }) => {
    for (const [connection, one] of requests)
      if (one.id === request) takePage(connection, one, items);
  });

  bridge.workstations.transientError(({ request, transientError: code }) => {
    for (const [connection, one] of requests) {
      const { list, transientError, loading } = of(connection);
      if (one.id !== request || !loading) continue;
      const since = transientError?.since ?? Date.now();
      put(connection, { transientError: { code, since }, isOld: list !== undefined });
    }
  });

  void bridge.memory.lastLists(undefined).then((reply) => {
    if (!reply.ok) return;
    lastLists = new Map(reply.value.map((list) => [list.connection, list]));
    for (const connection of listings.keys()) showLastList(connection);
  });

  /** Shows the list of an earlier run until the first page arrives. */
  function showLastList(connection: string) {
    const last = lastLists.get(connection);
    const { list, studio } = of(connection);
    const items = last?.items.filter((one) => studio === undefined || one.studio === studio) ?? [];
    if (last === undefined || list !== undefined || items.length === 0) return;
    put(connection, { list: items, isOld: true, readMs: last.at, me: last.me });
  }

  bridge.app.keychainOpened(() => {
    for (const [connection, { failure }] of listings)
      if (failure?.code.startsWith('vault-') === true) void refresh(connection);
  });

  function takePage(connection: string, request: ListRequest, items: readonly Workstation[]) {
    const { list: known = [], fresh, loading } = of(connection);
    const list = [...known];
    const indexes = new Map(list.map((one, index) => [keyOf(one), index]));
    const added = new Map(fresh);
    request.pages += 1;
    for (const item of items) {
      const key = keyOf(item);
      const index = indexes.get(key) ?? list.length;
      if (index === list.length && loading) added.set(key, request.pages);
      request.seen.add(key);
      indexes.set(key, index);
      list[index] = item;
    }
    put(connection, { list, fresh: added, transientError: undefined });
  }

  /** Reads the list. Replaces a read that is in progress. */
  async function read(connection: string) {
    const { studio } = of(connection);
    const request: ListRequest = {
      id: crypto.randomUUID(),
      begunMs: Date.now(),
      seen: new Set(),
      pages: 0,
    };
    requests.set(connection, request);
    put(connection, { loading: true, begunMs: request.begunMs, transientError: undefined });
    const reply = await bridge.workstations.read({
      connection,
      request: request.id,
      ...omitUndefined({ studio }),
    });
    const isWanted = () => requests.get(connection) === request;
    if (!isWanted()) return;
    const { fresh, transientError, begunMs } = nothing;
    const ended = {
      loading: false,
      unclear: false,
      failure: undefined,
      fresh,
      transientError,
      begunMs,
    };
    const over = { ...ended, isOld: of(connection).list !== undefined };
    if (reply.ok) {
      const list = (of(connection).list ?? []).filter((one) => request.seen.has(keyOf(one)));
      const { me, abilities } = reply.value;
      put(connection, { ...ended, list, me, abilities, isOld: false, readMs: Date.now() });
      recordChanging(connection, list);
      refreshed(connection);
    } else if (reply.failure.code === 'studio-unclear' && reply.failure.count > 0) {
      if (of(connection).studios.length === 0) await readStudios(connection);
      if (!isWanted()) return;
      if (of(connection).studios.length > 0) put(connection, { ...over, unclear: true });
      else put(connection, { ...over, failure: reply.failure });
    } else put(connection, { ...over, failure: reply.failure });
  }

  // Replaced only on a change, because the effects that refresh a list depend on it.
  function recordChanging(connection: string, list: readonly Workstation[]) {
    if (isChanging(list) === changing.has(connection)) return;
    const others = [...changing].filter(([id]) => id !== connection);
    changing = new Map(isChanging(list) ? [...others, [connection, Date.now()]] : others);
  }

  async function readStudios(connection: string) {
    const reply = await bridge.workstations.studios({ connection });
    // Without studios there is no choice, and reading the list reports the failure.
    if (reply.ok && listings.has(connection)) put(connection, { studios: reply.value });
  }

  async function readProfiles(connection: string) {
    const { studios, studio, list, profilesOf } = of(connection);
    const only = studios.length === 1 ? studios[0]?.id : undefined;
    const wanted = studio ?? only ?? list?.[0]?.studio;
    if (wanted === undefined || wanted === profilesOf) return;
    const reply = await bridge.profiles.list({ connection, studio: wanted });
    if (!reply.ok || !listings.has(connection) || (of(connection).studio ?? wanted) !== wanted)
      return;
    const usable = reply.value.filter(({ state = 'READY' }) => state === 'READY');
    put(connection, {
      profiles: new Map(reply.value.map((profile) => [profile.id, profile])),
      profilesOf: usable.length > 0 ? wanted : undefined,
    });
  }

  async function refresh(connection: string) {
    await read(connection);
    await readProfiles(connection);
  }

  function readAfter(connection: string, ms: number, nowMs: number) {
    const begunMs = requests.get(connection)?.begunMs;
    if (begunMs === undefined || of(connection).loading || of(connection).unclear) return;
    if (nowMs - begunMs >= ms) void read(connection);
  }

  return {
    of: (connection: string): Listing | undefined => listings.get(connection),
    /** The list of a connection that was read last, in this run or an earlier one. */
    lastOf: (connection: string): readonly Workstation[] =>
      listings.get(connection)?.list ?? lastLists.get(connection)?.items ?? [],
    refresh,
    /** Reads the list if it never was. */
    async need(connection: Connection) {
      const { id } = connection;
      if (listings.has(id)) return;
      put(id, { studio: 'studioId' in connection ? connection.studioId : undefined });
      showLastList(id);
      await Promise.all([read(id), readStudios(id)]);
      await readProfiles(id);
    },
    backups: (connection: string, studio: string, session: string) =>
      bridge.workstations.backups({ connection, studio, session }),
    /** Shows another studio of the connection. */
    choose(connection: string, studio: string) {
      put(connection, { ...nothing, studios: of(connection).studios, studio });
      void refresh(connection);
    },
    /**
     * Refreshes a list that is older than a minute, or 15 seconds while a workstation in it changes. Call it in an
     * effect: it reads `ticker`.
     */
    keepFresh: (connection: string, ticker: Ticker) => {
      const sinceMs = changing.get(connection) ?? -Infinity;
      const isFast = Date.now() - sinceMs < MAX_CHANGING_MS;
      const nowMs = isFast ? ticker.second : ticker.minute;
      untrack(() => {
        readAfter(connection, isFast ? CHANGING_MS : STALE_MS, nowMs);
      });
    },
    /** Refreshes the list when the window gets the focus. */
    refreshOnReturn: (connection: string) => {
      readAfter(connection, GLANCE_MS, Date.now());
    },
    /** Gives the only workstation of a DCV host the new name of its connection, until it is read again. */
    rename(connection: string, name: string) {
      const { list } = of(connection);
      if (list !== undefined) put(connection, { list: list.map((one) => ({ ...one, name })) });
    },
    /** Forgets a connection, so that a new one with the same id starts without its list. */
    forget(connection: string) {
      listings = new Map([...listings].filter(([id]) => id !== connection));
      lastLists = new Map([...lastLists].filter(([id]) => id !== connection));
      requests.delete(connection);
    },
  };
}
export type Workstations = ReturnType<typeof createWorkstations>;
