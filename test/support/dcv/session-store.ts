import { omitUndefined } from '../../../src/shared/base/omit-undefined.ts';
import { randomId, systemRandom } from '../../../src/practice/data/random.ts';
import { meetsRequirements } from './requirements.ts';
import { defaultServers, defaultSessions } from './default-servers.ts';
import type { Server, Session, SessionRequest } from './wire.ts';

/** The initial servers and sessions of a store, and how they change. Everything is optional. */
export interface SessionStoreScript {
  /** `defaultServers` by default. */
  readonly servers?: readonly Server[];
  /**
   * `defaultSessions` by default. Without a State they are READY; a given state stays, even an
   * unknown one. The server need not exist.
   */
  readonly sessions?: readonly Session[];
  /** From CREATING to READY, in ms; 300 by default. */
  readonly creatingMs?: number;
  /** From DELETING to DELETED, in ms; 300 by default. */
  readonly deletingMs?: number;
  /** What new sessions become instead of READY, for example a session for which no server was found. */
  readonly createdState?: string;
  /** The token of the `nth` connection, counted from 1; its own secret by default. */
  readonly connectionToken?: (nth: number, session: Session) => string;
}

/** An issued connection token. */
export interface IssuedToken {
  readonly sessionId: string;
  readonly user: string;
  readonly token: string;
}

/** The servers and sessions behind a broker and a console. */
export interface SessionStore {
  readonly servers: readonly Server[];
  /**
   * In their current state, with the whole server if there is one. DELETED ones are still included.
   */
  readonly sessions: () => readonly Session[];
  find(sessionId: string): Session | undefined;
  /** A new session, or why it was not created. */
  create(request: SessionRequest): Session | string;
  /**
   * Starts to delete a session; false if it does not belong to this owner, or is being deleted
   * already.
   */
  remove(sessionId: string, owner: string): boolean;
  /** A new token for a READY session, a different one each time. */
  connect(sessionId: string, user: string): string | undefined;
  /** Every token from `connect`, oldest first. */
  readonly issuedTokens: readonly IssuedToken[];
  /** The clock of the servers and sessions, in ms since 1970. */
  now(): number;
  /** Moves the clock on; without a length, by as much as every change in progress needs. */
  advance(ms?: number): void;
  /** Replaces fields of a session from now on. */
  change(sessionId: string, facts: Partial<Session>): void;
  /** Replaces all servers. */
  setServers(servers: readonly Server[]): void;
}

interface Entry {
  facts: Session;
  move: { readonly to: string; readonly atMs: number } | undefined;
}

/** A store with the initial servers and sessions. */
export function createSessionStore(script: SessionStoreScript = {}): SessionStore {
  const { creatingMs = 300, deletingMs = 300, createdState = 'READY' } = script;
  let servers = script.servers ?? defaultServers;
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const entries = new Map<string, Entry>();
  const issuedTokens: IssuedToken[] = [];
  const keep = (facts: Session, move?: Entry['move']): void => {
    entries.set(facts.Id, { facts, move });
  };
  for (const session of script.sessions ?? defaultSessions) {
    keep({ Type: 'VIRTUAL', State: 'READY', CreationTime: atText(now()), ...session });
  }
  const serverOf = (id: string): Server => servers.find(({ Id }) => Id === id) ?? { Id: id };
  const current = (one: Entry): Session => {
    if (one.move !== undefined && now() >= one.move.atMs) {
      const { Substate: _, ...facts } = one.facts;
      one.facts = { ...facts, State: one.move.to };
      one.move = undefined;
    }
    const { Server: server } = one.facts;
    return server === undefined ? one.facts : { ...one.facts, Server: serverOf(server.Id) };
  };
  const sessions = (): readonly Session[] => [...entries.values()].map(current);
  const find = (id: string): Session | undefined => {
    const one = entries.get(id);
    return one === undefined ? undefined : current(one);
  };

  return {
    get servers() {
      return servers.map((server) => ({ ...server, ...countsOf(server, sessions()) }));
    },
    sessions,
    find,
    issuedTokens,
    now,
    create(request) {
      const { Requirements: requirements, ...facts } = request;
      const fitting: Server[] = [];
      for (const server of servers) {
        const meets = requirements === undefined || meetsRequirements(server, requirements);
        if (meets === undefined) return 'The requirements are not readable.';
        if (meets && canTake(server, request.Type, sessions())) fitting.push(server);
      }
      const [server] = fitting;
      if (server === undefined) return 'No server is available for this session.';
      const Id = `session-${randomId(systemRandom, 12)}`;
      const CreationTime = atText(now());
      const moving = { State: 'CREATING', Substate: 'SESSION_PLACING', CreationTime };
      const session = { Id, Server: { Id: server.Id }, ...omitUndefined(facts), ...moving };
      keep(session, { to: createdState, atMs: now() + creatingMs });
      return session;
    },
    remove(id, owner) {
      const session = find(id);
      const isGone = session?.State === 'DELETING' || session?.State === 'DELETED';
      if (session === undefined || isGone || session.Owner !== owner) return false;
      keep({ ...session, State: 'DELETING' }, { to: 'DELETED', atMs: now() + deletingMs });
      return true;
    },
    connect(sessionId, user) {
      const session = find(sessionId);
      if (session?.State !== 'READY') return undefined;
      const nth = issuedTokens.length + 1;
      const token = script.connectionToken?.(nth, session) ?? randomId(systemRandom, 40);
      issuedTokens.push({ sessionId, user, token });
      return token;
    },
    advance(ms) {
      const ends = [...entries.values()].map(({ move }) => (move?.atMs ?? 0) - now());
      aheadMs += ms ?? Math.max(0, ...ends);
    },
    change(sessionId, facts) {
      const one = entries.get(sessionId);
      if (one === undefined) throw new Error('There is no such session.');
      keep({ ...current(one), ...facts });
    },
    setServers(others) {
      servers = others;
    },
  };
}

/** A Windows server has console sessions only, and no server has two of them. */
function canTake(server: Server, type: 'VIRTUAL' | 'CONSOLE', all: readonly Session[]): boolean {
  if (server.Availability === 'UNAVAILABLE') return false;
  if (type === 'VIRTUAL') return server.Host?.Os?.Family !== 'windows';
  return countsOf(server, all).ConsoleSessionCount === 0;
}

function countsOf({ Id }: Server, all: readonly Session[]) {
  const count = (type: string): number =>
    all.filter(
      ({ Server, Type, State }) => Server?.Id === Id && Type === type && State !== 'DELETED',
    ).length;
  return { ConsoleSessionCount: count('CONSOLE'), VirtualSessionCount: count('VIRTUAL') };
}

function atText(ms: number): string {
  return new Date(ms).toISOString();
}
