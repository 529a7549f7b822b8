import type { Connection } from '../../shared/connections/connection.ts';
import { UNDO_MS } from '../../shared/connections/removal.ts';
import type { Connections } from './connections.svelte.ts';

/** The connection that was removed last, as long as that can be undone. */
export function createRemoval(
  { undoRemove, refresh }: Pick<Connections, 'undoRemove' | 'refresh'>,
  /** Called with the id of a connection that is back. */
  onundone: (connection: string) => void,
) {
  let last = $state.raw<Connection>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget() {
    clearTimeout(timer);
    last = undefined;
  }

  return {
    get last() {
      return last;
    },
    /** Offers to undo this removal. */
    offer(connection: Connection) {
      forget();
      last = connection;
      timer = setTimeout(forget, UNDO_MS);
    },
    async undo() {
      const undone = last;
      if (undone === undefined) return;
      forget();
      const reply = await undoRemove(undone.id);
      if (!reply.ok) return;
      await refresh();
      onundone(undone.id);
    },
    forget,
  };
}
export type Removal = ReturnType<typeof createRemoval>;
