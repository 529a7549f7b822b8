import type { Connection } from '../../../shared/connections/connection.ts';
import type { Trust } from '../base/trust.ts';
import type { StreamRules } from './parse-stream-url.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** The rules that all kinds of connections share: viewing options and trust. */
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

/** How a stream is shown; by default in a window on one monitor. All monitors means full screen on each of them. */
export const displayRules = (display: Connection['display']) => ({
  fullscreen: display?.fullscreen === true || display?.allMonitors === true,
  allMonitors: display?.allMonitors ?? false,
  yuv444: display?.yuv444 ?? false,
});

/** What a connection trusts in addition to the system's certificate store. */
export function trustOf({ tls }: Exclude<Connection, { kind: 'practice' }>): Trust {
  return {
    ...omitUndefined({ caFile: tls?.caFile, pin: tls?.pin }),
  };
}

/** The same for another server, such as one that issues tokens. The pin applies only to the connection's own server. */
export function trustFor(
  url: URL,
  connection: Extract<Connection, { kind: 'session-manager' | 'access-console' }>,
): Trust {
  const { pin, ...trust } = trustOf(connection);
  const isOwn = url.origin === new URL(connection.endpoint).origin;
  return isOwn && pin !== undefined ? { ...trust, pin } : trust;
}
