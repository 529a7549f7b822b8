import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { CommandServices } from '../command-services.ts';
import { findConnection } from '../find-connection.ts';

/** The operand that names a connection. */
export const CONNECTION_ID = {
  name: 'ID',
  about: "the connection's id",
  required: true,
  completes: 'connections',
} as const;

/** Finds a connection by its id, also one that the policy does not allow. */
export async function findListed(
  services: CommandServices,
  id: string,
): Promise<Result<Connection>> {
  const listed = (await services.connections.list()).find((one) => one.id === id);
  return listed === undefined ? findConnection(services, id) : ok(listed);
}
