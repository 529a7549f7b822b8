import type { Bridge } from '../../../shared/ipc/contract.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';
import { callBridge } from '../../bridge/call-bridge.ts';

/** As many as one call takes. */
const AT_ONCE = 12;
/** Slightly less than a minute, because timers are not exact. */
const FRESH_MS = 55_000;

const keyOf = (connection: string, session: string): string => `${connection} ${session}`;

/** The last screenshots of workstations. Only those that are shown are requested. */
export function createScreens(bridge: Bridge) {
  let pictures = $state.raw<ReadonlyMap<string, Screenshot>>(new Map());
  const askedAtMs = new Map<string, number>();
  const waiting = new Map<string, Set<string>>();

  async function read(connection: string) {
    const sessions = [...(waiting.get(connection) ?? [])];
    waiting.delete(connection);
    for (let from = 0; from < sessions.length; from += AT_ONCE) {
      const some = sessions.slice(from, from + AT_ONCE);
      const reply = await callBridge(() =>
        bridge.workstations.screenshots({ connection, sessions: some }),
      );
      if (!reply.ok) continue;
      const next = new Map(pictures);
      for (const session of some) next.delete(keyOf(connection, session));
      for (const one of reply.value) next.set(keyOf(connection, one.session), one);
      pictures = next;
    }
  }

  return {
    of: (connection: string, session: string): Screenshot | undefined =>
      pictures.get(keyOf(connection, session)),
    /** Called while a screenshot is shown. Calls of the same tick become one request. */
    want(connection: string, session: string, nowMs: number) {
      const key = keyOf(connection, session);
      if (nowMs - (askedAtMs.get(key) ?? -Infinity) < FRESH_MS) return;
      askedAtMs.set(key, nowMs);
      const others = waiting.get(connection);
      if (others !== undefined) {
        others.add(session);
        return;
      }
      waiting.set(connection, new Set([session]));
      queueMicrotask(() => void read(connection));
    },
  };
}
export type Screens = ReturnType<typeof createScreens>;
