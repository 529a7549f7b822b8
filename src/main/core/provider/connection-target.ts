import type { Connection } from '../../../shared/connections/connection.ts';

/** Who set a connection up: the user, or the machine's policy. */
export type ConnectionOwner = 'user' | 'machine';

/** The host of a connection's service, or its region at AWS. Undefined for the practice studio. Pure. */
export function connectionAddress(connection: Connection): string | undefined {
  switch (connection.kind) {
    case 'session-manager':
    case 'access-console':
      return new URL(connection.endpoint).host;
    case 'nimble':
    case 'ec2':
      return connection.endpoint === undefined
        ? connection.region
        : new URL(connection.endpoint).host;
    case 'direct':
      return `${connection.host}:${connection.port}`;
    case 'practice':
      return undefined;
  }
}

/**
 * What consent to links is about: another kind, owner or address needs consent of its own. The first three parts are
 * those of connections without further addresses, so that their consent stays valid. Pure.
 */
export const consentTarget = (connection: Connection, owner: ConnectionOwner): string =>
  JSON.stringify([
    owner,
    connection.kind,
    connectionAddress(connection) ?? null,
    ...furtherAddresses(connection),
  ]);

/**
 * Which service's workstations a connection lists: a list that was read with other settings is about others. Pure.
 */
export const listTarget = (connection: Connection): string =>
  JSON.stringify([
    connection.kind,
    connectionAddress(connection) ?? null,
    ...furtherAddresses(connection),
    ...('region' in connection ? [connection.region] : []),
    ...('studioId' in connection ? [connection.studioId] : []),
    ...('filters' in connection ? [connection.filters] : []),
    ...('user' in connection ? [connection.user] : []),
  ]);

/** The addresses besides the service's host that decide where requests and streams go, if there are any. */
function furtherAddresses(connection: Connection): readonly (readonly [string, unknown])[] {
  const all: Readonly<Record<string, unknown>> = connection;
  const { pathname, protocol } = new URL(
    typeof all.endpoint === 'string' ? all.endpoint : 'https://-/',
  );
  const path = pathname.replace(/\/$/, '');
  return [
    ...(path === '' ? [] : [['path', path] as const]),
    ...(protocol === 'https:' ? [] : [['protocol', protocol] as const]),
    ...['gateway', 'proxy', 'ssmEndpoint', 'signInEndpoint', 'webUrlPath'].flatMap((name) =>
      all[name] === undefined ? [] : [[name, all[name]] as const],
    ),
  ];
}
