import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Favorite } from '../../shared/launch/history.ts';
import { callBridge } from '../bridge/call-bridge.ts';

/** The workstations that the user marked as favourites. */
export function createFavorites(bridge: Bridge) {
  let list = $state.raw<readonly Favorite[]>([]);
  let isUpdated = false;

  bridge.favourites.changed((favourites) => {
    isUpdated = true;
    list = favourites;
  });
  void callBridge(() => bridge.favourites.list(undefined)).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (reply.ok && !isUpdated) list = reply.value;
  });

  return {
    get list() {
      return list;
    },
    /** Adds a workstation to the favourites, or removes it. */
    mark: (connection: string, session: string, on: boolean) =>
      callBridge(() => bridge.favourites.set({ connection, session, on })),
  };
}
export type Favorites = ReturnType<typeof createFavorites>;
