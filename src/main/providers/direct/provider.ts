import type { ConnectionOf } from '../../../shared/connection.ts';
import type { Finding } from '../../../shared/check.ts';
import type { Workstation } from '../../../shared/workstation.ts';
import type { Provider } from '../../core/provider.ts';
import { answer } from '../../core/reading.ts';
import type { Reach, ReadReach } from '../../core/reach.ts';
import { Secret } from '../../core/secret.ts';
import { trustOf } from '../../core/stream-rules.ts';

/**
 * One server as a list of one workstation. Its state is whether it can be reached from here; a stream of it
 * is ready at once, since nobody has to prepare anything.
 */
export function createDirectProvider(
  connection: ConnectionOf<'direct'>,
  reach: ReadReach,
): Provider {
  const { host, port, session, name, user } = connection;
  const look = (signal: AbortSignal) =>
    reach({ host, port, tls: true, trust: trustOf(connection) }, signal);
  return {
    async listWorkstations(studio, _, signal) {
      const only: Workstation = {
        id: session,
        studio,
        name,
        ...(user !== undefined && { ownedBy: user }),
        ...stateOf(await look(signal)),
      };
      return answer({ items: [only] });
    },
    createStream: () =>
      Promise.resolve(answer({ facts: { state: 'READY' }, url: addressOf(connection) })),
    async test(signal) {
      return [hostCheck(connection, await look(signal))];
    },
  };
}

/** Behind a proxy nothing is known of it. */
function stateOf(reach: Reach): Pick<Workstation, 'state' | 'statusCode'> {
  if (reach.kind === 'proxied') return {};
  return reach.kind === 'reached'
    ? { state: 'READY' }
    : { state: 'UNREACHED', statusCode: reach.cause };
}

function addressOf({ host, port, session, webUrlPath }: ConnectionOf<'direct'>): Secret {
  const authority = host.includes(':') ? `[${host}]` : host;
  const path = webUrlPath ?? '/';
  return new Secret(`https://${authority}:${port}${path}#${encodeURIComponent(session)}`);
}

function hostCheck({ host, port }: ConnectionOf<'direct'>, reach: Reach): Finding {
  const name = 'host';
  switch (reach.kind) {
    case 'proxied':
      return { name, found: 'proxied' };
    case 'reached':
      return { name, found: 'reached', host, port };
    case 'unreached': {
      const { cause } = reach;
      return { name, found: 'failure', failure: { code: 'host-unreachable', cause, host, port } };
    }
  }
}
