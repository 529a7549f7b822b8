import type { Bridge } from '../../../shared/ipc/contract.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';

/** As many as one call takes. */
const AT_ONCE = 12;
/** Slightly less than a minute, because timers are not exact. */
const FRESH_MS = 55_000;
/** More than a window shows at once. A screenshot can take 400 kB, and a list can have 10,000 workstations. */
const MAX_KEPT = 150;

const keyOf = (connection: string, session: string): string => `${connection} ${session}`;

/** The last screenshots of workstations. Only those that are shown are requested, in one call at a time for each connection. */
export function createScreenshots(bridge: Bridge) {
  /** Oldest first. */
  let pictures = $state.raw<ReadonlyMap<string, Screenshot>>(new Map());
  const askedAtMs = new Map<string, number>();
  const waiting = new Map<string, Set<string>>();

  /** Reads until no workstation of the connection is waiting. */
  async function read(connection: string, sessions: Set<string>) {
    while (sessions.size > 0) {
      const some = [...sessions].slice(0, AT_ONCE);
      for (const session of some) sessions.delete(session);
      const reply = await bridge.workstations.screenshots({ connection, sessions: some });
      if (reply.ok) keep(connection, some, reply.value);
    }
    waiting.delete(connection);
  }

  function keep(connection: string, asked: readonly string[], read: readonly Screenshot[]) {
    const next = new Map(pictures);
    for (const session of asked) next.delete(keyOf(connection, session));
    for (const one of read) next.set(keyOf(connection, one.session), one);
    for (const key of [...next.keys()].slice(0, Math.max(0, next.size - MAX_KEPT))) {
      next.delete(key);
      askedAtMs.delete(key);
    }
    pictures = next;
  }

  return {
    of: (connection: string, session: string): Screenshot | undefined =>
      pictures.get(keyOf(connection, session)),
    /**
     * Called while a screenshot is shown; calls of the same tick become one request.
     * @returns to be called when it is not shown any more, so that it is not requested if it is still waiting
     */
    want(connection: string, session: string, nowMs: number): () => void {
      const key = keyOf(connection, session);
      if (nowMs - (askedAtMs.get(key) ?? -Infinity) < FRESH_MS) return () => undefined;
      askedAtMs.set(key, nowMs);
      const others = waiting.get(connection);
      const sessions = others ?? new Set<string>();
      sessions.add(session);
      if (others === undefined) {
        waiting.set(connection, sessions);
        queueMicrotask(() => void read(connection, sessions));
      }
      return () => {
        if (sessions.delete(session)) askedAtMs.delete(key);
      };
    },
  };
}
export type Screenshots = ReturnType<typeof createScreenshots>;
