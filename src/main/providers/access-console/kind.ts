import type { ConnectionOf } from '../../../shared/connection.ts';
import type { ConnectionId } from '../../../shared/ids.ts';
import type { Clock } from '../../core/clock.ts';
import type { Http } from '../../core/http.ts';
import type { Kind } from '../../core/kind.ts';
import { viewingRules } from '../../core/stream-rules.ts';

export interface AccessConsoleWorld {
  readonly http: Http;
  readonly clock: Clock;
  /** Waits until one more request of this connection may go. For those beside the one that was waited for. */
  readonly turn: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
}

/** A DCV Access Console: the person signs in, and sees what is theirs. */
export function accessConsoleKind(
  _world: AccessConsoleWorld,
): Kind<ConnectionOf<'access-console'>> {
  return {
    open: () => Promise.reject(new Error('not written yet')),
    rules(connection) {
      const { hosts, gateway } = connection;
      const allowed = hosts ?? (gateway === undefined ? undefined : [gateway.host]);
      return {
        ...viewingRules(connection),
        ...(allowed !== undefined && { hosts: allowed }),
        token: 'one',
        practice: false,
      };
    },
  };
}
