import { err, ok, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { UNDO_MS } from '../../../shared/connections/removal.ts';
import type { Clock } from '../base/clock.ts';
import type { Connections } from './connections.ts';

/**
 * Removals that can be undone for a while. Until then nothing is changed: the connection is only hidden, and its settings,
 * secrets, consent and favorites are where they were. If the program crashes meanwhile, the connection is back at the next
 * start, and no secret is lost or left behind.
 */
export interface DeferredRemovals {
  /** The connections without those that are being removed. */
  readonly connections: Connections;
  /** Hides the connection, and removes it after {@link UNDO_MS}. */
  remove(id: ConnectionId): Promise<Result<undefined>>;
  /** Begins the time again; fails with `connection-unknown` if it has been removed by now. */
  extend(id: ConnectionId): Result<undefined>;
  /** Shows the connection again; fails with `connection-unknown` if it has been removed by now. */
  undo(id: ConnectionId): Result<undefined>;
  /** Removes now what would be removed later. For the end of the program. */
  dispose(): Promise<void>;
}

export interface DeferredRemovalsDeps {
  readonly connections: Connections;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Removes the connection with all its data. */
  readonly remove: (id: ConnectionId) => Promise<Result<undefined>>;
  /** Called if a removal fails after its connection was hidden. A connection that is still saved is shown again. */
  readonly onFailure: (failure: Failure) => void;
  /** Called when the list has changed without a call. */
  readonly onChange: () => void;
}

/** The window hides its offer somewhat earlier, so that undoing is still possible as long as it is offered. */
const MARGIN_MS = 2_000;
/** A keychain that does not answer must not keep the program from ending. */
const DISPOSE_MS = 5_000;

/** {@link DeferredRemovals} in memory. */
export function createDeferredRemovals(deps: DeferredRemovalsDeps): DeferredRemovals {
  const { clock, onChange, onFailure } = deps;
  const inner = deps.connections;
  const waiting = new Map<ConnectionId, AbortController>();
  /** Those whose removal has begun: they stay hidden, and cannot be undone. */
  const removing = new Map<ConnectionId, Promise<void>>();
  const isHidden = (id: string) =>
    [...waiting.keys(), ...removing.keys()].some((one) => one === id);
  const unknown = (connection: string) => err({ code: 'connection-unknown', connection });
  const ifShown = <T>(id: string, work: () => Promise<Result<T>>): Promise<Result<T>> =>
    isHidden(id) ? Promise.resolve(unknown(id)) : work();

  async function removeNow(id: ConnectionId): Promise<void> {
    const removed = await deps.remove(id).catch((): Result<undefined> => err({ code: 'bug' }));
    removing.delete(id);
    if (!removed.ok) onFailure(removed.failure);
    onChange();
  }

  function commit(id: ConnectionId): Promise<void> {
    waiting.get(id)?.abort();
    waiting.delete(id);
    const removal = removing.get(id) ?? removeNow(id);
    removing.set(id, removal);
    return removal;
  }

  function wait(id: ConnectionId): void {
    const undone = new AbortController();
    waiting.set(id, undone);
    void clock.sleep(UNDO_MS + MARGIN_MS, undone.signal).then(
      () => void commit(id),
      () => undefined,
    );
  }

  return {
    connections: {
      ...inner,
      list: async () => (await inner.list()).filter(({ id }) => !isHidden(id)),
      find: (id) => (isHidden(id) ? Promise.resolve(unknown(id)) : inner.find(id)),
      change: (id, edit) => ifShown(id, () => inner.change(id, edit)),
      edit: (id, edit, orThisRun) => ifShown(id, () => inner.edit(id, edit, orThisRun)),
      duplicate: (id, name) => ifShown(id, () => inner.duplicate(id, name)),
      replaceKeys: (id, keys, orThisRun) =>
        ifShown(id, () => inner.replaceKeys(id, keys, orThisRun)),
      isTrusted: (id) => (isHidden(id) ? Promise.resolve(false) : inner.isTrusted(id)),
      trust: (id) => ifShown(id, () => inner.trust(id)),
      mark: (favorite, on) => ifShown(favorite.connection, () => inner.mark(favorite, on)),
      favorites: async () =>
        (await inner.favorites()).filter(({ connection }) => !isHidden(connection)),
    },
    async remove(id) {
      if (isHidden(id)) return unknown(id);
      // Also one that the policy does not allow, which `find` does not find.
      if (!(await inner.list()).some((one) => one.id === id)) return unknown(id);
      if ((await inner.ownerOf(id)) === 'machine')
        return err({ code: 'not-allowed-by-policy', rule: 'machine-connection' });
      wait(id);
      return ok(undefined);
    },
    extend(id) {
      const earlier = waiting.get(id);
      if (earlier === undefined) return unknown(id);
      earlier.abort();
      wait(id);
      return ok(undefined);
    },
    undo(id) {
      const undone = waiting.get(id);
      if (undone === undefined) return unknown(id);
      waiting.delete(id);
      undone.abort();
      return ok(undefined);
    },
    async dispose() {
      const ended = new AbortController();
      const all = Promise.all([...waiting.keys(), ...removing.keys()].map(commit));
      const limit = clock.sleep(DISPOSE_MS, ended.signal).catch(() => undefined);
      await Promise.race([all, limit]);
      ended.abort();
    },
  };
}
