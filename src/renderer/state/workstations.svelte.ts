import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Workstation } from '../../shared/workstation.ts';
import { ask } from './ask.ts';

/** What is known of one connection's workstations. `list` stays while a newer one is read. */
export interface Listing {
  readonly loading: boolean;
  readonly list?: readonly Workstation[];
  readonly failure?: Failure;
}

/** The workstations of each connection that was looked at, as last read. */
export function createWorkstations(bridge: Bridge) {
  const listings = new SvelteMap<string, Listing>();

  async function refresh(connection: string) {
    const list = listings.get(connection)?.list;
    const known = list === undefined ? {} : { list };
    const asked: Listing = { loading: true, ...known };
    listings.set(connection, asked);
    const reply = await ask(() => bridge.workstations.list({ connection }));
    // Asked anew or forgotten meanwhile: this answer is no longer wanted.
    if (listings.get(connection) !== asked) return;
    listings.set(
      connection,
      reply.ok
        ? { loading: false, list: reply.value }
        : { loading: false, failure: reply.failure, ...known },
    );
  }

  return {
    of: (connection: string): Listing | undefined => listings.get(connection),
    refresh,
    /** Reads the list if it never was. */
    need(connection: string) {
      if (!listings.has(connection)) void refresh(connection);
    },
    /** Drops what is known, so that a connection of the same id starts anew. */
    forget: (connection: string) => listings.delete(connection),
  };
}
export type Workstations = ReturnType<typeof createWorkstations>;
