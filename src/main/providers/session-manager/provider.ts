import { isResourceId } from '../../../shared/ids.ts';
import type { Screenshot } from '../../../shared/workstation.ts';
import type { Provider, Stream } from '../../core/provider.ts';
import { answer, failure, trouble, type Reading } from '../../core/reading.ts';
import { addressOf, connectionUrl } from '../dcv/connection-url.ts';
import { PICTURES_AT_ONCE } from '../dcv/screenshots.ts';
import { serverIds, serverOf, streamFacts, workstationFrom } from '../dcv/session-mapping.ts';
import type { Server, Session } from '../dcv/wire.ts';
import { createManager } from './manager.ts';
import type { SessionManagerOptions } from './options.ts';
import { testConnection } from './test-connection.ts';

/**
 * A broker's sessions as workstations. The credential sees everybody's; only the user's own are listed, since
 * the stream is asked for in that user's name. One of somebody else's that is named (by a link) can be connected
 * to: whether the user may see it, its own permissions say.
 */
export function createSessionManagerProvider(options: SessionManagerOptions): Provider {
  const { broker, user, gateway, turn } = options;

  const serversOf = async (
    sessions: readonly Session[],
    signal: AbortSignal,
  ): Promise<Reading<readonly Server[]>> => {
    const ids = serverIds(sessions);
    if (ids.length === 0) return answer([]);
    await turn(signal);
    return broker.servers(ids, signal);
  };

  /** Where a session is now, by what it says itself, else by what is told of its server. */
  const locate = async (session: Session, signal: AbortSignal) => {
    const known = addressOf(session.Server, undefined);
    if (known !== undefined) return answer(addressOf(session.Server, gateway));
    const servers = await serversOf([session], signal);
    if (servers.kind !== 'answer') return servers;
    return answer(addressOf(serverOf(session, servers.value), gateway));
  };

  return {
    async listWorkstations(studio, page, signal) {
      const sessions = await broker.sessionsOf(user, page, signal);
      if (sessions.kind !== 'answer') return sessions;
      const { items, next } = sessions.value;
      const servers = await serversOf(items, signal);
      // Without what is told of servers, they are still the user's sessions.
      const known = servers.kind === 'answer' ? servers.value : [];
      const workstations = items.map((one) => workstationFrom(one, studio, known));
      return answer(
        { items: workstations, ...(next !== undefined && { next }) },
        sessions.serverTime,
      );
    },

    /** Nothing is made: each look asks where the session is now, and for a token of its own. */
    async createStream({ session: id }, _, signal): Promise<Reading<Stream>> {
      const found = await broker.session(id, signal);
      if (found.kind !== 'answer') return found;
      if (found.value.State !== 'READY')
        return answer({ facts: streamFacts(found.value) }, found.serverTime);
      await turn(signal);
      const given = await broker.connectionData(id, user, signal);
      if (given.kind !== 'answer') return given;
      const { Session: told = found.value, ConnectionToken: token } = given.value;
      if (told.Id !== undefined && told.Id !== id) return trouble('not-an-answer');
      const session = { ...told, State: told.State ?? found.value.State };
      const facts = streamFacts(session);
      if (session.State !== 'READY' || token === undefined)
        return answer({ facts }, given.serverTime);
      const server = told.Server ?? found.value.Server;
      const place = await locate({ ...session, Server: server }, signal);
      if (place.kind !== 'answer') return place;
      if (place.value === undefined) return failure(NOWHERE);
      const url = connectionUrl(place.value, id, token);
      return answer({ facts, url }, given.serverTime);
    },

    async screenshots(sessions, signal) {
      const pictures: Screenshot[] = [];
      for (let from = 0; from < sessions.length; from += PICTURES_AT_ONCE) {
        if (from > 0) await turn(signal);
        const some = sessions.slice(from, from + PICTURES_AT_ONCE).filter(isResourceId);
        const given = await broker.pictures(some, signal);
        if (given.kind !== 'answer') return given;
        pictures.push(...given.value);
      }
      return answer(pictures);
    },

    manager: createManager(options),
    hops: () => options.hops ?? [],
    test: (signal) => testConnection(options, signal),
  };
}

const NOWHERE = {
  code: 'stream-url-refused',
  reason: 'no-server',
} as const;
