import type { Gateway } from '../../../shared/connections/dcv.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import type { Broker } from './broker.ts';

/** The parts of one connection's provider. */
export interface SessionManagerOptions {
  readonly broker: Broker;
  /** The user whose sessions are listed, created, ended and connected to. */
  readonly user: string;
  readonly gateway?: Gateway;
  readonly clock: Clock;
  /** Waits until one more request may be sent. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  /** The endpoints to check, as far as they are known in advance. */
  readonly endpoints?: readonly NetworkEndpoint[];
}
