import type { Connection } from '../../shared/connection.ts';
import { isLoopback } from '../../shared/hosts.ts';
import type { StreamRules } from './stream-url.ts';

/** What a connection's settings mean for its streams. */
export function streamRules(connection: Connection): StreamRules {
  const viewing = {
    fullscreen: connection.display?.fullscreen ?? false,
    allMonitors: connection.display?.allMonitors ?? false,
  };
  if (connection.kind === 'practice') {
    return {
      ...viewing,
      hosts: ['127.0.0.1'],
      practice: true,
      certificates: 'ask-user',
      trust: {},
      transport: 'auto',
    };
  }
  const { hosts, tls, endpoint, transport } = connection;
  return {
    ...viewing,
    ...(hosts !== undefined && { hosts }),
    practice: endpoint !== undefined && isPlainLoopback(endpoint),
    certificates: tls?.policy ?? 'ask-user',
    trust: {
      ...(tls?.caFile !== undefined && { caFile: tls.caFile }),
      ...(tls?.pin !== undefined && { pin: tls.pin }),
    },
    transport: transport ?? 'auto',
  };
}

/** Plain http on this machine: what `stagedoor practice` serves. */
function isPlainLoopback(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
