import type { Check } from '../../../shared/check.ts';
import { safeText } from '../../../shared/safe-text.ts';
import { checkOf, clockCheck, counted } from '../../core/reading-check.ts';
import type { Server } from '../dcv/wire.ts';
import type { SessionManagerOptions } from './provider.ts';

type Asked = Pick<SessionManagerOptions, 'broker' | 'user' | 'clock' | 'turn'>;

/** What "Test" shows: does the broker answer, does its clock agree, whose sessions are these, on what servers. */
export async function testConnection(
  { broker, user, clock, turn }: Asked,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  await turn(signal);
  const sessions = await broker.sessionsOf(user, undefined, signal);
  const service = checkOf('service', sessions, () => 'The broker answers.');
  if (sessions.kind !== 'answer') return [service];
  const { items, next } = sessions.value;
  const more = next === undefined ? '' : ' on the first page';
  const listed = checkOf(
    'workstations',
    sessions,
    () => `${counted(items.length, 'session')} of ${safeText(user, 80)} listed${more}.`,
  );
  await turn(signal);
  const servers = await broker.servers(undefined, signal);
  return [
    service,
    ...clockCheck(sessions.serverTime, clock.now()),
    listed,
    servers.kind === 'answer' && servers.value.length === 0
      ? NO_SERVERS
      : checkOf('servers', servers, serverWords),
  ];
}

const NO_SERVERS: Check = {
  name: 'servers',
  ok: false,
  message: 'The broker knows no servers.',
  advice: 'Ask your administrator whether the DCV servers have their Session Manager agent.',
};

/** How many servers there are of each system. */
function serverWords(servers: readonly Server[]): string {
  const kinds = new Map<string, number>();
  for (const { Host } of servers) {
    const kind = safeText(Host?.Os?.Family ?? '', 40) || 'an unknown system';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const each = [...kinds].slice(0, 5).map(([kind, count]) => `${count} with ${kind}`);
  return `${counted(servers.length, 'server')}: ${each.join(', ')}.`;
}
