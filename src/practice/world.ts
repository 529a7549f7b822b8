import type { StreamStore } from './stream-store.ts';
import type { Studio, StreamingSession } from './wire.ts';

/** A studio with its workstations. */
export interface StudioRoom {
  readonly studio: Studio;
  readonly sessions: readonly StreamingSession[];
}

/** All there is in one practice studio: what operations read and change. */
export interface World {
  readonly rooms: readonly StudioRoom[];
  readonly streams: StreamStore;
  readonly pageSize: number;
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
