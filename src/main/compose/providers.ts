import type { Connection } from '../../shared/connections/connection.ts';
import { ok, type Result } from '../../shared/base/failure.ts';
import type { ConnectionId } from '../../shared/base/ids.ts';
import { kindFor, type Kinds } from '../core/provider/kind.ts';
import type { Provider } from '../core/provider/provider.ts';

/** The providers of all connections, each made when it is first needed. */
export interface Providers {
  open(connection: Connection): Promise<Result<Provider>>;
  /** Lets go of the one of a connection that is not used any more. */
  close(connection: Pick<Connection, 'id'>): void;
}

/** One provider for each connection as it is now saved; a changed connection gets a new one. */
export function createProviders(kinds: Kinds): Providers {
  const made = new Map<
    ConnectionId,
    { readonly text: string; readonly provider: Promise<Provider> }
  >();
  return {
    async open(connection) {
      const text = JSON.stringify(connection);
      let kept = made.get(connection.id);
      if (kept?.text !== text) {
        kept = { text, provider: kindFor(kinds, connection).open(connection) };
        made.set(connection.id, kept);
      }
      return ok(await kept.provider);
    },
    close({ id }) {
      made.delete(id);
    },
  };
}
