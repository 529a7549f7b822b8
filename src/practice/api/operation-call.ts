import type { Eula } from '../data/catalogue-wire-types.ts';
import type { RandomBytes } from '../data/random.ts';
import type { StudioData } from '../data/studio-data.ts';
import type { StreamStore } from '../data/stream-store.ts';
import type { IdempotencyStore } from './idempotency-store.ts';

/** Everything that operations read and change. */
export interface OperationDeps {
  readonly studios: readonly StudioData[];
  readonly streams: StreamStore;
  readonly idempotency: IdempotencyStore;
  /** Terms of use, the same in all studios. */
  readonly eulas: () => readonly Eula[];
  readonly random: RandomBytes;
  readonly pageSize: number;
  /** If true, the `nextToken` of every page leads back to the first page. */
  readonly endlessLists: boolean;
  /** The most workstations a studio may have, deleted ones not counted. */
  readonly maxSessions: number;
}

/** An authenticated call of an operation. `Param` names the parameters in its path. */
export interface OperationCall<Param extends string> {
  readonly deps: OperationDeps;
  readonly params: Readonly<Record<Param, string>>;
  readonly query: URLSearchParams;
  /** The parsed body. Its fields are not validated. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly clientToken: string | undefined;
  readonly nowMs: number;
}

/** The studio that the path names, if it exists. */
export function findStudio(call: OperationCall<'studioId'>): StudioData | undefined {
  return call.deps.studios.find(({ details }) => details.studioId === call.params.studioId);
}
