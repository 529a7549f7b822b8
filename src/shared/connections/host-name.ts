import type { Connection } from './connection.ts';

/** The name of a DCV host: its only workstation is called as its connection. Undefined for other connections. */
export const hostName = (
  connection: Pick<Connection, 'kind' | 'name'> | undefined,
): string | undefined => (connection?.kind === 'direct' ? connection.name : undefined);
