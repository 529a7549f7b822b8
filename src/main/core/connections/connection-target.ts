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

/** What consent to links is about: another kind, owner or address needs consent of its own. Pure. */
export const consentTarget = (connection: Connection, owner: ConnectionOwner): string =>
  JSON.stringify([owner, connection.kind, connectionAddress(connection) ?? null]);
