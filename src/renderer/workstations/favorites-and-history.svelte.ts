import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { Favourite, HistoryEntry } from '../../shared/launch/history.ts';
import { ask } from '../app/ask.ts';

/** What is kept of the user's own doing: marked workstations, and launches that are over. */
export function createFavoritesAndHistory(bridge: Bridge) {
  let favourites = $state.raw<readonly Favourite[]>([]);
  let history = $state.raw<readonly HistoryEntry[]>();
  let failure = $state.raw<Failure>();
  let heard = false;

  bridge.favourites.changed((list) => {
    heard = true;
    favourites = list;
  });
  void ask(() => bridge.favourites.list(undefined)).then((reply) => {
    // News that came meanwhile is at least as new as this answer.
    if (reply.ok && !heard) favourites = reply.value;
  });

  return {
    get favourites() {
      return favourites;
    },
    /** The launches that are over, newest first; undefined until they were read. */
    get history() {
      return history;
    },
    get historyFailure() {
      return failure;
    },
    mark: (connection: string, session: string, on: boolean) =>
      ask(() => bridge.favourites.set({ connection, session, on })),
    async readHistory() {
      const reply = await ask(() => bridge.history.list(undefined));
      failure = reply.ok ? undefined : reply.failure;
      if (reply.ok) history = reply.value.toSorted((a, b) => b.at - a.at);
    },
  };
}
