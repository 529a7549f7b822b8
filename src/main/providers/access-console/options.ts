import type { Gateway } from '../../../shared/connections/dcv.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import type { Console, ConsoleUser } from './console.ts';

/** The parts of one connection's provider. */
export interface AccessConsoleOptions {
  readonly console: Console;
  /** Overrides the address that the handler returns. */
  readonly gateway?: Gateway;
  readonly clock: Clock;
  /** Waits until one more request may be sent. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  /** The endpoints to check, as far as they are known in advance. */
  readonly endpoints?: readonly NetworkEndpoint[];
  /** Called when the handler returned the signed-in user. */
  readonly onUser: (user: ConsoleUser) => void;
}
