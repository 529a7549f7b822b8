import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/base/failure.ts';
import type { Connections } from '../core/connections/connections.ts';
import { withFolder, type ClosedFoldersStore } from '../core/window/closed-folders.ts';
import { listsOf, type LastListsStore } from '../core/workstations/last-lists.ts';

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
      return ok(listsOf(lists, connections));
    },
    closedFolders: async () => ok((await deps.closedFolders.read()).map((name) => ({ name }))),
    async closeFolder({ folder, closed }) {
      await deps.closedFolders.update(withFolder(folder, closed));
      return ok(undefined);
    },
  };
}
