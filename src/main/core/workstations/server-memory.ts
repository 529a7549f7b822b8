import type { ConnectionId } from '../../../shared/base/ids.ts';

/** Where a stream came from: no path, no session, no token. */
export interface StreamServer {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** Which server each workstation's last stream came from, as far as this run has seen one. */
export interface ServerMemory {
  note(connection: ConnectionId, session: string, server: StreamServer): void;
  of(connection: ConnectionId, session: string | undefined): StreamServer | undefined;
}

const keyOf = (connection: ConnectionId, session: string) => `${connection} ${session}`;

/** An empty {@link ServerMemory}. */
export function createServerMemory(): ServerMemory {
  const servers = new Map<string, StreamServer>();
  return {
    note(connection, session, server) {
      servers.set(keyOf(connection, session), server);
    },
    of: (connection, session) =>
      session === undefined ? undefined : servers.get(keyOf(connection, session)),
  };
}
