import type { Provider } from '../../core/provider/provider.ts';
import { answer } from '../../core/provider/service-response.ts';
import { addressAt, addressOf } from '../dcv/connection-url.ts';
import { mapResponse } from '../dcv/item-results.ts';
import { servedPictures, servedStream, type StreamSource } from '../dcv/served-stream.ts';
import { workstationFrom } from '../dcv/session-mapping.ts';
import type { ConsoleData } from './console.ts';
import { createManager } from './manager.ts';
import type { AccessConsoleOptions } from './options.ts';
import { testConnection } from './test-connection.ts';

/** A console's sessions as workstations: those that the handler lists for the signed-in user. */
export function createAccessConsoleProvider(options: AccessConsoleOptions): Provider {
  const { console, gateway, turn } = options;
  const source: StreamSource<ConsoleData> = {
    session: (id, signal) => console.session(id, signal),
    connectionData: (id, signal) => console.connectionData(id, signal),
    locate: ({ Server }, { WebConnectionUrl: named }) =>
      Promise.resolve(
        answer(
          gateway !== undefined || named === undefined
            ? addressOf(Server, gateway)
            : addressAt(named, Server),
        ),
      ),
  };
  return {
    async listWorkstations(studio, page, signal) {
      const sessions = await console.sessions(page, {}, signal);
      return mapResponse(sessions, ({ items, ...rest }) => ({
        ...rest,
        items: items.map((one) => workstationFrom(one, studio)),
      }));
    },

    createStream: ({ session }, _, signal) => servedStream(source, session, turn, signal),
    screenshots: (sessions, signal) =>
      servedPictures((some, stop) => console.pictures(some, stop), sessions, turn, signal),

    manager: createManager(options),
    endpoints: () => options.endpoints ?? [],
    test: (signal) => testConnection(options, signal),
  };
}
