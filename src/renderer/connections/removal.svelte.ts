import type { Connection } from '../../shared/connections/connection.ts';
import { UNDO_MS } from '../../shared/connections/removal.ts';
import type { Connections } from './connections.svelte.ts';

/** The removed connections, each as long as its removal can be undone. */
export function createRemoval(
  { undoRemove, refresh }: Pick<Connections, 'undoRemove' | 'refresh'>,
  /** Called with the id of a connection that is back. */
  onundone: (connection: string) => void,
) {
  let list = $state.raw<readonly Connection[]>([]);

  function forget(connection: Connection) {
    list = list.filter((one) => one !== connection);
  }

  return {
    /** Newest last. */
    get list() {
      return list;
    },
    /** Offers to undo this removal. */
    offer(connection: Connection) {
      // An object of its own: the time of an earlier removal of the same connection must not end this offer.
      const removed = { ...connection };
      list = [...list.filter(({ id }) => id !== connection.id), removed];
      setTimeout(forget, UNDO_MS, removed);
    },
    async undo(connection: Connection) {
      forget(connection);
      const reply = await undoRemove(connection.id);
      if (!reply.ok) return;
      await refresh();
      onundone(connection.id);
    },
  };
}
export type Removal = ReturnType<typeof createRemoval>;
