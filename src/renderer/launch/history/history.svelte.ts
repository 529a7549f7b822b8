import type { Bridge } from '../../../shared/ipc/contract.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { HistoryEntry } from '../../../shared/launch/history.ts';

/** The launches that are over. Read on request only. */
export function createHistory(bridge: Bridge) {
  let list = $state.raw<readonly HistoryEntry[]>();
  let failure = $state.raw<Failure>();

  return {
    /** Newest first; undefined until the history has been read. */
    get list() {
      return list;
    },
    /** Why the history could not be read the last time. */
    get failure() {
      return failure;
    },
    async read() {
      const reply = await bridge.history.list(undefined);
      failure = reply.ok ? undefined : reply.failure;
      if (reply.ok) list = reply.value.toSorted((a, b) => b.at - a.at);
    },
  };
}
export type LaunchHistory = ReturnType<typeof createHistory>;
