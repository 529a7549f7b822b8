import type { Gateway } from '../../../shared/connections/dcv.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import type { Broker } from './broker.ts';

/** What a provider of a broker is made of. */
export interface SessionManagerOptions {
  readonly broker: Broker;
  /** Whose sessions are listed, made and ended, and who connects. */
  readonly user: string;
  readonly gateway?: Gateway;
  readonly clock: Clock;
  /** Waits until one more request may go. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  /** The hosts that have to be reached, as far as they are known beforehand. */
  readonly hops?: readonly NetworkEndpoint[];
}
