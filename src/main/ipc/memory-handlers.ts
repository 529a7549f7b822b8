import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/base/failure.ts';
import type { Connections } from '../core/connections/connections.ts';
import { withFolder, type ClosedFoldersStore } from '../core/window/closed-folders.ts';
import type { LastListsStore } from '../core/workstations/last-lists.ts';

export interface MemoryHandlersDeps {
  readonly connections: Pick<Connections, 'list'>;
  readonly lastLists: Pick<LastListsStore, 'read'>;
  readonly closedFolders: ClosedFoldersStore;
}

/** Handlers of the calls for what the window shows again after a restart. */
export function createMemoryHandlers(deps: MemoryHandlersDeps): Handlers['memory'] {
  return {
    async lastLists() {
      const [lists, connections] = await Promise.all([
        deps.lastLists.read(),
        deps.connections.list(),
      ]);
      // A connection that was removed by another program, or that the policy no longer allows, has none.
      const known = new Set(connections.map(({ id }) => id));
      return ok(lists.filter(({ connection }) => known.has(connection)));
    },
    closedFolders: async () => ok((await deps.closedFolders.read()).map((name) => ({ name }))),
    async closeFolder({ folder, closed }) {
      await deps.closedFolders.update(withFolder(folder, closed));
      return ok(undefined);
    },
  };
}
