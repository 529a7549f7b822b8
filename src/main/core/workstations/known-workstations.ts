import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';

/** What is remembered of a workstation that was listed. */
export interface KnownWorkstation {
  readonly name?: string;
  /** When it stops by itself, in milliseconds since 1970. */
  readonly stopsAt?: number;
}

/** What lists have said of workstations in this run. Nobody is asked for it. */
export interface KnownWorkstations {
  note(connection: ConnectionId, items: readonly Workstation[]): void;
  of(connection: ConnectionId, session: string): KnownWorkstation | undefined;
  onNoted(listener: () => void): () => void;
}

/** More than anybody looks at in a run; the oldest are forgotten first. */
const MAX = 5_000;

/** {@link KnownWorkstations} in memory. */
export function createKnownWorkstations(): KnownWorkstations {
  const known = new Map<string, KnownWorkstation>();
  const listeners = new Set<() => void>();
  const keyOf = (connection: ConnectionId, session: string) => `${connection} ${session}`;
  return {
    note(connection, items) {
      for (const { id, name, stopAt } of items) {
        const stopsAt = Date.parse(stopAt ?? '');
        const key = keyOf(connection, id);
        known.delete(key);
        known.set(key, {
          ...(name !== undefined && { name }),
          ...(!Number.isNaN(stopsAt) && { stopsAt }),
        });
      }
      for (const key of [...known.keys()].slice(0, Math.max(0, known.size - MAX)))
        known.delete(key);
      for (const listener of listeners) listener();
    },
    of: (connection, session) => known.get(keyOf(connection, session)),
    onNoted(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
