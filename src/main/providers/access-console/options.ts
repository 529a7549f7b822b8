import type { Gateway } from '../../../shared/connections/dcv.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import type { Console, Me } from './console.ts';

/** What the provider of one connection is made of. */
export interface AccessConsoleOptions {
  readonly console: Console;
  /** Wins over where the handler sends people. */
  readonly gateway?: Gateway;
  readonly clock: Clock;
  /** Waits until one more request may go. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  /** The hosts that have to be reached, as far as they are known beforehand. */
  readonly hops?: readonly NetworkEndpoint[];
  /** The handler said who is signed in. */
  readonly onMe: (me: Me) => void;
}
