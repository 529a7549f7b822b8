import type { Connection } from '../../../shared/connections/connection.ts';
import type { ReportLine } from './format-report.ts';

/**
 * A connection for support: its kind, hosts, sign-in and settings. Accounts, roles, profiles and clients are left out
 * because they name people and studios; names of keychain entries are of no use to support.
 */
export function connectionFacts(connection: Connection): readonly ReportLine[] {
  const kind: ReportLine = ['kind', connection.kind];
  if (connection.kind === 'practice') return [kind];
  const { tls = {}, display = {}, transport } = connection;
  return [
    kind,
    ...serviceFacts(connection),
    ['certificates', tls.policy],
    ['own authority', tls.caFile && 'yes'],
    ['pinned key', tls.pin && 'yes'],
    ['transport', transport],
    ...Object.entries(display).map(([name, value]): ReportLine => [`display ${name}`, value]),
  ];
}

/** The hosts of its requests and streams, and its sign-in. A new kind does not compile without a case here. */
function serviceFacts(
  connection: Exclude<Connection, { kind: 'practice' }>,
): readonly ReportLine[] {
  switch (connection.kind) {
    case 'nimble': {
      const { region, endpoint, hosts, credentials } = connection;
      const base = credentials.source === 'assume-role' ? ` on ${credentials.base.source}` : '';
      return [
        ['region', region],
        ['host', endpoint === undefined ? 'of the service' : hostOf(endpoint)],
        ['allowed hosts', hosts?.join(', ')],
        ['signs in with', `${credentials.source}${base}`],
      ];
    }
    case 'session-manager':
      return [
        ['host', hostOf(connection.endpoint)],
        ['gateway', gatewayOf(connection)],
        ['allowed hosts', connection.hosts?.join(', ')],
        ['signs in with', connection.credentials.source],
        ['user', connection.user],
      ];
    case 'access-console':
      return [
        ['host', hostOf(connection.endpoint)],
        ['gateway', gatewayOf(connection)],
        ['allowed hosts', connection.hosts?.join(', ')],
        ['signs in with', connection.credentials.source],
        ['issuer', hostOf(connection.credentials.issuer)],
      ];
    case 'direct':
      return [
        ['host', `${connection.host}:${connection.port}`],
        ['session', connection.session],
        ['user', connection.user],
      ];
  }
}

/** The names of people in a connection. */
export function peopleIn(connection: Connection): readonly string[] {
  const named = connection.kind === 'session-manager' || connection.kind === 'direct';
  return named && connection.user !== undefined ? [connection.user] : [];
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

const gatewayOf = ({ gateway }: { gateway?: { host: string; port: number } | undefined }) =>
  gateway && `${gateway.host}:${gateway.port}`;
