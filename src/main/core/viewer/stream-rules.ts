import type { Connection } from '../../../shared/connections/connection.ts';
import type { Trust } from '../base/trust.ts';
import type { StreamRules } from './stream-url.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** What is the same for all kinds of connections: how streams are shown and whom they are trusted to. */
export function viewingRules(
  connection: Exclude<Connection, { kind: 'practice' }>,
): Omit<StreamRules, 'hosts' | 'token' | 'practice'> {
  const { tls, display, transport } = connection;
  return {
    ...displayRules(display),
    certificates: tls?.policy ?? 'ask-user',
    trust: trustOf(connection),
    transport: transport ?? 'auto',
  };
}

/** How a stream is shown; one monitor in a window where nothing is said. */
export const displayRules = (display: Connection['display']) => ({
  fullscreen: display?.fullscreen ?? false,
  allMonitors: display?.allMonitors ?? false,
  yuv444: display?.yuv444 ?? false,
});

/** Whom a connection trusts beside the system's certificate store. */
export function trustOf({ tls }: Exclude<Connection, { kind: 'practice' }>): Trust {
  return {
    ...omitUndefined({ caFile: tls?.caFile, pin: tls?.pin }),
  };
}

/** The same for a server beside the connection's own, such as one that gives tokens: the pin is of another key. */
export function trustAt(
  url: URL,
  connection: Extract<Connection, { kind: 'session-manager' | 'access-console' }>,
): Trust {
  const { pin, ...elsewhere } = trustOf(connection);
  const isOwn = url.origin === new URL(connection.endpoint).origin;
  return isOwn && pin !== undefined ? { ...elsewhere, pin } : elsewhere;
}
