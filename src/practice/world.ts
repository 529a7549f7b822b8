import type { Acceptances } from './acceptances.ts';
import type { Catalogue } from './catalogue.ts';
import type { Eula, StreamingSessionBackup } from './catalogue-wire.ts';
import type { RandomBytes } from './random.ts';
import type { SessionStore } from './session-store.ts';
import type { StreamStore } from './stream-store.ts';
import type { Wishes } from './wishes.ts';
import type { Studio } from './wire.ts';

/** A studio with its workstations and what they are made from. */
export interface StudioRoom {
  readonly studio: Studio;
  readonly sessions: SessionStore;
  readonly catalogue: Catalogue;
  readonly backups: readonly StreamingSessionBackup[];
  readonly acceptances: Acceptances;
}

/** All there is in one practice studio: what operations read and change. */
export interface World {
  readonly rooms: readonly StudioRoom[];
  readonly streams: StreamStore;
  readonly wishes: Wishes;
  /** Terms of use; they are the same in all studios. */
  readonly eulas: () => readonly Eula[];
  readonly random: RandomBytes;
  readonly pageSize: number;
  /** Every page leads back to the first one. */
  readonly endlessLists: boolean;
  /** How many workstations a studio may have, other than deleted ones. */
  readonly maxSessions: number;
}

/** One authentic request to one operation; `Param` are the names in its path. */
export interface Call<Param extends string> {
  readonly world: World;
  readonly params: Readonly<Record<Param, string>>;
  readonly query: URLSearchParams;
  /** The parsed body; fields are whatever the caller sent. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly clientToken: string | undefined;
  readonly nowMs: number;
}

/** The studio of this id, if there is one. */
export function roomOf(call: Call<'studioId'>): StudioRoom | undefined {
  return call.world.rooms.find(({ studio }) => studio.studioId === call.params.studioId);
}
