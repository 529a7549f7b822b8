import { isResourceId } from '../../../shared/ids.ts';
import type { Screenshot } from '../../../shared/workstation.ts';
import type { Provider, Stream } from '../../core/provider.ts';
import { answer, failure, trouble, type Reading } from '../../core/reading.ts';
import { addressOf, connectionUrl } from '../dcv/connection-url.ts';
import { mapped } from '../dcv/outcomes.ts';
import { PICTURES_AT_ONCE } from '../dcv/screenshots.ts';
import { streamFacts, workstationFrom } from '../dcv/session-mapping.ts';
import { createManager } from './manager.ts';
import type { AccessConsoleOptions } from './options.ts';
import { testConnection } from './test-connection.ts';

/** A console's sessions as workstations: those that the handler shows to whoever is signed in, whole as it tells them. */
export function createAccessConsoleProvider(options: AccessConsoleOptions): Provider {
  const { console, gateway, turn } = options;
  return {
    async listWorkstations(studio, page, signal) {
      const sessions = await console.sessions(page, {}, signal);
      return mapped(sessions, ({ items, ...rest }) => ({
        ...rest,
        items: items.map((one) => workstationFrom(one, studio)),
      }));
    },

    /** Nothing is made: each look asks where the session is now, and for a token of its own. */
    async createStream({ session: id }, _, signal): Promise<Reading<Stream>> {
      const found = await console.session(id, signal);
      if (found.kind !== 'answer') return found;
      if (found.value.State !== 'READY')
        return answer({ facts: streamFacts(found.value) }, found.serverTime);
      await turn(signal);
      const given = await console.connectionData(id, signal);
      if (given.kind !== 'answer') return given;
      const { Session: told = found.value, ConnectionToken: token } = given.value;
      if (told.Id !== undefined && told.Id !== id) return trouble('not-an-answer');
      const session = { ...told, State: told.State ?? found.value.State };
      const facts = streamFacts(session);
      if (session.State !== 'READY' || token === undefined)
        return answer({ facts }, given.serverTime);
      const server = told.Server ?? found.value.Server;
      const place = addressOf(server, gateway ?? given.value.WebConnectionUrl);
      if (place === undefined) return failure(NOWHERE);
      const url = connectionUrl(place, id, token);
      return answer({ facts, url }, given.serverTime);
    },

    async screenshots(sessions, signal) {
      const pictures: Screenshot[] = [];
      for (let from = 0; from < sessions.length; from += PICTURES_AT_ONCE) {
        if (from > 0) await turn(signal);
        const some = sessions.slice(from, from + PICTURES_AT_ONCE).filter(isResourceId);
        const given = await console.pictures(some, signal);
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
