import type { Connection } from '../../../shared/connections/connection.ts';
import type { Credentials } from '../../../shared/sign-in/credentials.ts';
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
      return [
        ['region', region],
        ['host', endpoint === undefined ? 'of the service' : hostOf(endpoint)],
        ['allowed hosts', hosts?.join(', ')],
        ['signs in with', awsSource(credentials)],
      ];
    }
    case 'ec2': {
      const { region, endpoint, ssmEndpoint, address, port, session, hosts } = connection;
      return [
        ['region', region],
        ['host', endpoint === undefined ? 'of the service' : hostOf(endpoint)],
        ['Systems Manager', ssmEndpoint && hostOf(ssmEndpoint)],
        ['reached by', address],
        ['port', port === undefined ? undefined : String(port)],
        ['session', session],
        ['allowed hosts', hosts?.join(', ')],
        // The values name people and projects.
        ['filters', String(Object.keys(connection.filters).length)],
        ['signs in with', awsSource(connection.credentials)],
        ['user', connection.user],
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
  const user = 'user' in connection ? connection.user : undefined;
  return user === undefined ? [] : [user];
}

const awsSource = (credentials: Credentials): string =>
  credentials.source === 'assume-role'
    ? `${credentials.source} on ${credentials.base.source}`
    : credentials.source;

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

const gatewayOf = ({ gateway }: { gateway?: { host: string; port: number } | undefined }) =>
  gateway && `${gateway.host}:${gateway.port}`;
