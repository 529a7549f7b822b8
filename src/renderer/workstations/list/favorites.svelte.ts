import type { Bridge } from '../../../shared/ipc/contract.ts';
import type { Favorite } from '../../../shared/launch/history.ts';

const keyOf = (connection: string, session: string) => `${connection} ${session}`;

/** The workstations that the user marked as favorites. */
export function createFavorites(bridge: Bridge) {
  let list = $state.raw<readonly Favorite[]>([]);
  /** What was marked here since the last refresh of its list, and whether it was a favorite before. */
  let marked = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  let isUpdated = false;

  bridge.favorites.changed((favorites) => {
    isUpdated = true;
    list = favorites;
  });
  void bridge.favorites.list(undefined).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (reply.ok && !isUpdated) list = reply.value;
  });

  return {
    get list() {
      return list;
    },
    /** Adds a workstation to the favorites, or removes it. Its row stays where it is until `regroup`. */
    mark: (connection: string, session: string, on: boolean) => {
      const key = keyOf(connection, session);
      if (!marked.has(key)) marked = new Map(marked).set(key, !on);
      return bridge.favorites.set({ connection, session, on });
    },
    /** The favorites of a connection. */
    of: (connection: string): ReadonlySet<string> =>
      new Set(list.flatMap((one) => (one.connection === connection ? one.session : []))),
    /** The workstations of a connection whose rows are grouped with the favorites. */
    groupedOf: (connection: string): ReadonlySet<string> => {
      const start = keyOf(connection, '');
      const grouped = new Set(
        list.flatMap((one) => (one.connection === connection ? one.session : [])),
      );
      for (const [key, wasOn] of marked) {
        if (!key.startsWith(start)) continue;
        if (wasOn) grouped.add(key.slice(start.length));
        else grouped.delete(key.slice(start.length));
      }
      return grouped;
    },
    /** Moves the rows of a connection to where they belong, because its list was refreshed. */
    regroup: (connection: string) => {
      const start = keyOf(connection, '');
      if ([...marked.keys()].some((key) => key.startsWith(start)))
        marked = new Map([...marked].filter(([key]) => !key.startsWith(start)));
    },
  };
}
export type Favorites = ReturnType<typeof createFavorites>;
