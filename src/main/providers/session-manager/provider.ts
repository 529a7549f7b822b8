import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Provider } from '../../core/provider/provider.ts';
import { answer, type ServiceResponse } from '../../core/provider/service-response.ts';
import { addressOf } from '../dcv/connection-url.ts';
import { servedPictures, servedStream, type StreamSource } from '../dcv/served-stream.ts';
import { isAvailable, serverIds, serverOf, workstationFrom } from '../dcv/session-mapping.ts';
import type { ConnectionData, Server, Session } from '../dcv/wire.ts';
import { createManager } from './manager.ts';
import type { SessionManagerOptions } from './options.ts';
import { testConnection } from './test-connection.ts';

/**
 * A broker's sessions as workstations. The credential can see every user's sessions; only the
 * user's own are listed, because the stream is requested in that user's name. Another user's
 * session that is named in a link can still be connected to: its own permissions decide whether the
 * user may see it.
 */
export function createSessionManagerProvider(options: SessionManagerOptions): Provider {
  const { broker, user, gateway, turn } = options;

  const serversOf = async (
    sessions: readonly Session[],
    signal: AbortSignal,
  ): Promise<ServiceResponse<readonly Server[]>> => {
    const ids = serverIds(sessions);
    if (ids.length === 0) return answer([]);
    await turn(signal);
    return broker.servers(ids, signal);
  };

  /**
   * Where a session is now: from the session itself, otherwise from its server's details. With a
   * gateway, a client that may not read servers needs no details: host and port are known.
   */
  const locate = async (session: Session, signal: AbortSignal) => {
    const { Server: own } = session;
    const known = own !== undefined && isAvailable(own) ? addressOf(own, undefined) : undefined;
    if (known !== undefined) return answer(addressOf(own, gateway));
    const servers = await serversOf([session], signal);
    if (servers.kind === 'failure' && gateway !== undefined) return answer(addressOf(own, gateway));
    if (servers.kind !== 'answer') return servers;
    return answer(addressOf(serverOf(session, servers.value), gateway));
  };

  const source: StreamSource<ConnectionData> = {
    session: (id, signal) => broker.session(id, signal),
    connectionData: (id, signal) => broker.connectionData(id, user, signal),
    locate: (session, _, signal) => locate(session, signal),
  };

  return {
    async listWorkstations(studio, page, signal) {
      const sessions = await broker.sessionsOf(user, page, signal);
      if (sessions.kind !== 'answer') return sessions;
      const { items, next } = sessions.value;
      const servers = await serversOf(items, signal);
      // Without the servers' details, the sessions are still listed.
      const known = servers.kind === 'answer' ? servers.value : [];
      const workstations = items.map((one) => workstationFrom(one, studio, known));
      return answer({ items: workstations, ...omitUndefined({ next }) }, sessions.serverTime);
    },

    createStream: ({ session }, _, signal) => servedStream(source, session, turn, signal),
    screenshots: (sessions, signal) =>
      servedPictures((some, stop) => broker.pictures(some, stop), sessions, turn, signal),

    manager: createManager(options),
    endpoints: () => options.endpoints ?? [],
    test: (signal) => testConnection(options, signal),
  };
}
