import type { ConnectionOf } from '../../../shared/connection.ts';
import type { ConnectionId } from '../../../shared/ids.ts';
import type { Clock } from '../../core/clock.ts';
import type { Http } from '../../core/http.ts';
import type { KeyStore } from '../../core/keys.ts';
import type { Kind } from '../../core/kind.ts';
import { viewingRules } from '../../core/stream-rules.ts';

export interface SessionManagerWorld {
  readonly http: Http;
  readonly keys: Pick<KeyStore, 'load'>;
  readonly clock: Clock;
  /** Waits until one more request of this connection may go. For those beside the one that was waited for. */
  readonly turn: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
  /** Who is signed in to this machine. */
  readonly userName: string;
}

/** A DCV Session Manager broker. */
export function sessionManagerKind(
  _world: SessionManagerWorld,
): Kind<ConnectionOf<'session-manager'>> {
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
