import type { Finding } from '../../../shared/base/check.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { clockCheck, findingOf, type UnnamedFinding } from '../../core/provider/response-check.ts';
import type { ServiceResponse } from '../../core/provider/service-response.ts';
import { distinctServers } from '../dcv/session-mapping.ts';
import type { Server } from '../dcv/wire.ts';
import type { SessionManagerOptions } from './options.ts';

type TestedOptions = Pick<SessionManagerOptions, 'broker' | 'user' | 'gateway' | 'clock' | 'turn'>;

/**
 * The findings of "Test": whether the broker responds, whether its clock agrees, and the user's
 * sessions and servers.
 */
export async function testConnection(
  { broker, user, gateway, clock, turn }: TestedOptions,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  await turn(signal);
  const sessions = await broker.sessionsOf(user, undefined, signal);
  const service = findingOf('service', sessions, () => ({ found: 'answers' }));
  if (sessions.kind !== 'answer') return [service];
  const listed = findingOf('workstations', sessions, ({ items, next }) => ({
    found: 'listed',
    count: items.length,
    more: next !== undefined,
  }));
  await turn(signal);
  const servers = await broker.servers(undefined, signal);
  // With a gateway, streams need no details of servers, so a client need not be allowed to read them.
  const isNeedless = gateway !== undefined && isDenied(servers);
  return [
    service,
    ...clockCheck(sessions.serverTime, clock.now()),
    listed,
    ...(isNeedless ? [] : [findingOf('servers', servers, serversFound)]),
  ];
}

const isDenied = (response: ServiceResponse<unknown>): boolean =>
  response.kind === 'failure' && response.failure.code === 'access-denied';

/** The number of servers per operating system. */
function serversFound(listed: readonly Server[]): UnnamedFinding {
  const servers = distinctServers(listed);
  if (servers.length === 0) return { found: 'no-servers' };
  const kinds = new Map<string, number>();
  for (const { Host } of servers) {
    const system = safeText(Host?.Os?.Family ?? '', 40);
    kinds.set(system, (kinds.get(system) ?? 0) + 1);
  }
  return {
    found: 'servers',
    count: servers.length,
    kinds: [...kinds]
      .slice(0, 5)
      .map(([system, count]) => (system === '' ? { count } : { system, count })),
  };
}
