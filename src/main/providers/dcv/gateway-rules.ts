import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { streamEndpoint, type NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import { viewingRules } from '../../core/viewer/stream-rules.ts';
import type { StreamRules } from '../../core/viewer/stream-url.ts';

/** A connection whose streams a service gives the address of: a broker, or a console. */
type Served = ConnectionOf<'session-manager'> | ConnectionOf<'access-console'>;

/** What its streams may be. Where there is a gateway and nothing else is said, they come from there alone. */
export function gatewayRules(connection: Served): StreamRules {
  const { hosts, gateway } = connection;
  const allowed = hosts ?? (gateway === undefined ? undefined : [gateway.host]);
  return {
    ...viewingRules(connection),
    ...omitUndefined({ hosts: allowed }),
    token: 'one',
    practice: false,
  };
}

/** Where its streams come from, where that is known beforehand. */
export const gatewayEndpoints = (connection: Served): readonly NetworkEndpoint[] =>
  connection.gateway === undefined
    ? []
    : [streamEndpoint('gateway', connection.gateway, viewingRules(connection))];
