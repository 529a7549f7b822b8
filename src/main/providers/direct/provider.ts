import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { certificateNotice } from '../../../shared/network/network.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { streamEndpoint, viewerProxy } from '../../core/provider/network-endpoint.ts';
import type { Provider } from '../../core/provider/provider.ts';
import { answer } from '../../core/provider/service-response.ts';
import type { Reachability, CheckReachability } from '../../core/network/reachability.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { viewingRules } from '../../core/viewer/viewing-rules.ts';

/**
 * One server as a list of one workstation. Its state is whether it can be reached from this
 * machine; its stream is ready at once, because nothing has to be prepared.
 */
export function createDirectProvider(
  connection: ConnectionOf<'direct'>,
  reachability: CheckReachability,
): Provider {
  const { host, port, quicPort, session, name, user, proxy } = connection;
  const rules = { ...viewingRules(connection), ...omitUndefined({ proxy }) };
  return {
    async listWorkstations(studio, _, signal) {
      const target = { host, port, tls: true, trust: rules.trust, ...viewerProxy(rules) };
      const reached = await reachability(target, signal);
      const workstation: Workstation = {
        id: session,
        studio,
        name,
        ...omitUndefined({ ownedBy: user }),
        ...stateOf(reached, rules.certificates === 'strict'),
      };
      return answer({ items: [workstation] });
    },
    createStream: () =>
      Promise.resolve(answer({ facts: { state: 'READY' }, url: addressOf(connection) })),
    endpoints: () => [streamEndpoint('host', { host, port, quicPort }, rules)],
    // There is no service to ask: the network check of its endpoint covers everything.
    test: () => Promise.resolve([]),
  };
}

/** Behind a proxy its state is unknown, but connecting is still possible. */
function stateOf(
  reachability: Reachability,
  isStrict: boolean,
): Pick<Workstation, 'state' | 'statusCode'> {
  if (reachability.kind === 'proxied') return { state: 'UNTRIED', statusCode: 'proxied' };
  // Not requested here: the connection names its host.
  if (reachability.kind === 'inward') return { state: 'UNREACHED', statusCode: 'name' };
  if (reachability.kind === 'unreached')
    return { state: 'UNREACHED', statusCode: reachability.cause };
  if (!reachability.trusted && isStrict)
    return { state: 'UNREACHED', statusCode: certificateNotice(reachability.doubt ?? 'authority') };
  return { state: 'READY' };
}

function addressOf({ host, port, session, webUrlPath }: ConnectionOf<'direct'>): Secret {
  const authority = host.includes(':') ? `[${host}]` : host;
  const path = webUrlPath ?? '/';
  return new Secret(`https://${authority}:${port}${path}#${encodeURIComponent(session)}`);
}
