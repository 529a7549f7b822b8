import type { Check } from '../../shared/check.ts';
import type { ResourceId } from '../../shared/ids.ts';
import type { StreamFacts } from '../../shared/stream.ts';
import type { Workstation } from '../../shared/workstation.ts';
import type { Reading } from './reading.ts';
import type { Secret } from './secret.ts';

/** Where a workstation is: the studio and the session there. */
export interface Place {
  readonly studio: ResourceId;
  readonly session: ResourceId;
}

/** A stream as a provider reads it: what may be shown, and the URL apart, as the secret it is. */
export interface Stream {
  readonly facts: StreamFacts;
  readonly url?: Secret;
}

export interface Studio {
  readonly id: ResourceId;
  readonly name?: string;
}

/** One page of a list, and how to ask for the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/**
 * A kind of connection, as core sees it. One instance serves one connection. Every method is one
 * request, may be cancelled, never throws for what the service does, and never retries: repeating
 * is the launch's decision.
 */
export interface Provider {
  listStudios(page: string | undefined, signal: AbortSignal): Promise<Reading<Page<Studio>>>;
  listWorkstations(
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<Reading<Page<Workstation>>>;
  /** Asks for a new stream. The same `token` asks for the same stream, so a repeat makes no second one. */
  createStream(place: Place, token: string, signal: AbortSignal): Promise<Reading<Stream>>;
  readStream(place: Place, stream: ResourceId, signal: AbortSignal): Promise<Reading<Stream>>;
  /** What a person wants to know when they press "Test": each step with its result. */
  test(signal: AbortSignal): Promise<readonly Check[]>;
}
