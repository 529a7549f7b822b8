import type { Connection } from '../../shared/connections/connection.ts';
import { ok, type Result } from '../../shared/base/failure.ts';
import type { ConnectionId } from '../../shared/base/ids.ts';
import { kindFor, type Kinds } from '../core/provider/kind.ts';
import type { Provider } from '../core/provider/provider.ts';

/** The providers of all connections, each created on first use. */
export interface Providers {
  open(connection: Connection): Promise<Result<Provider>>;
  /** Drops the provider of a connection that is no longer used. */
  close(connection: Pick<Connection, 'id'>): void;
}

/** One provider for each connection as it is saved now. A changed connection gets a new provider. */
export function createProviders(kinds: Kinds): Providers {
  const cache = new Map<
    ConnectionId,
    { readonly text: string; readonly provider: Promise<Provider> }
  >();
  return {
    async open(connection) {
      const text = JSON.stringify(connection);
      let entry = cache.get(connection.id);
      if (entry?.text !== text) {
        entry = { text, provider: kindFor(kinds, connection).open(connection) };
        cache.set(connection.id, entry);
      }
      return ok(await entry.provider);
    },
    close({ id }) {
      cache.delete(id);
    },
  };
}
