import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { streamHop, type Hop } from '../../core/network/hop.ts';
import { viewingRules } from '../../core/viewer/stream-rules.ts';
import type { StreamRules } from '../../core/viewer/stream-url.ts';

/** A connection whose streams a service gives the address of: a broker, or a console. */
type Served = ConnectionOf<'session-manager'> | ConnectionOf<'access-console'>;

/** What its streams may be. Where there is a gateway and nothing else is said, they come from there alone. */
export function servedRules(connection: Served): StreamRules {
  const { hosts, gateway } = connection;
  const allowed = hosts ?? (gateway === undefined ? undefined : [gateway.host]);
  return {
    ...viewingRules(connection),
    ...(allowed !== undefined && { hosts: allowed }),
    token: 'one',
    practice: false,
  };
}

/** Where its streams come from, where that is known beforehand. */
export const gatewayHops = (connection: Served): readonly Hop[] =>
  connection.gateway === undefined
    ? []
    : [streamHop('gateway', connection.gateway, viewingRules(connection))];
