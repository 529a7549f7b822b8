import type { Connection } from '../../shared/connections/connection.ts';
import { err, type Result } from '../../shared/base/failure.ts';
import type { CommandServices } from './command-services.ts';
import { unreadConnections } from './connections/unread-connections.ts';
import { usage } from './option-values.ts';

/**
 * The saved connection with this id.
 * SECURITY: an unknown id is not repeated, because it can be a secret in the wrong place.
 */
export async function findConnection(
  services: CommandServices,
  id: string,
): Promise<Result<Connection>> {
  const found = await services.connections.find(id);
  if (found.ok || found.failure.code !== 'connection-unknown') return found;
  const unread = await unreadConnections(services);
  return unread === undefined
    ? usage('There is no connection with this id. “stagedoor connections list” shows the ids.')
    : err(unread);
}
