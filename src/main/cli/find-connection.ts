import type { Connection } from '../../shared/connections/connection.ts';
import type { Result } from '../../shared/base/failure.ts';
import type { CommandServices } from './command-services.ts';
import { usage } from './option-values.ts';

/**
 * The saved connection with this id.
 * SECURITY: an unknown id is not repeated, because it can be a secret in the wrong place.
 */
export async function findConnection(
  { connections }: Pick<CommandServices, 'connections'>,
  id: string,
): Promise<Result<Connection>> {
  const found = await connections.find(id);
  return !found.ok && found.failure.code === 'connection-unknown'
    ? usage('There is no connection with this id. “stagedoor connections list” shows the ids.')
    : found;
}
