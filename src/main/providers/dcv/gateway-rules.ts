import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { streamEndpoint, type NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import { viewingRules } from '../../core/viewer/viewing-rules.ts';
import type { StreamRules } from '../../core/viewer/parse-stream-url.ts';

/** A connection whose service returns the address of a stream: a broker or a console. */
type Served = ConnectionOf<'session-manager'> | ConnectionOf<'access-console'>;

/**
 * The rules for its streams. If there is a gateway and no list of hosts, streams come only from the
 * gateway.
 */
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

/** The gateway's endpoint, if there is one. */
export const gatewayEndpoints = (connection: Served): readonly NetworkEndpoint[] =>
  connection.gateway === undefined
    ? []
    : [streamEndpoint('gateway', connection.gateway, viewingRules(connection))];
