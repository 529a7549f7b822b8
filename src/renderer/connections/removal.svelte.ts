import type { Connection } from '../../shared/connections/connection.ts';
import { UNDO_MS } from '../../shared/connections/removal.ts';
import type { Connections } from './connections.svelte.ts';

/** The removed connections, each as long as its removal can be undone. */
export function createRemoval(
  { undoRemove, extendUndo, refresh }: Pick<Connections, 'undoRemove' | 'extendUndo' | 'refresh'>,
  /** Called with the id of a connection that is back. */
  onundone: (connection: string) => void,
) {
  let list = $state.raw<readonly Connection[]>([]);
  const timers = new Map<Connection, ReturnType<typeof setTimeout>>();
  let isHeld = false;

  function forget(connection: Connection) {
    clearTimeout(timers.get(connection));
    timers.delete(connection);
    list = list.filter((one) => one !== connection);
    // What is gone cannot be left.
    if (list.length === 0) isHeld = false;
  }

  function schedule(connection: Connection) {
    clearTimeout(timers.get(connection));
    timers.set(
      connection,
      setTimeout(() => {
        if (isHeld) void extend(connection);
        else forget(connection);
      }, UNDO_MS),
    );
  }

  async function extend(connection: Connection) {
    schedule(connection);
    const reply = await extendUndo(connection.id);
    if (!reply.ok) forget(connection);
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
      for (const earlier of list) if (earlier.id === connection.id) forget(earlier);
      list = [...list, removed];
      schedule(removed);
    },
    /** Keeps the offers while the user is at one of them. Their time begins again afterwards. */
    hold(on: boolean) {
      if (isHeld === on) return;
      isHeld = on;
      for (const connection of list) void extend(connection);
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
