import type { Connection } from '../../shared/connections/connection.ts';
import { SOLE_STUDIO } from '../../shared/base/ids.ts';
import { linkValue } from '../../shared/links/deep-link.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';

/**
 * The link that connects to a workstation. It names the studio only if the connection does not. Undefined if a link
 * cannot contain the id of the workstation or of its studio.
 */
export function linkTo(connection: Connection, { id, studio }: Workstation): string | undefined {
  const named = 'studioId' in connection ? connection.studioId : undefined;
  const isImplied = named === studio || studio === SOLE_STUDIO;
  const session = linkValue(id);
  const studioValue = isImplied ? '' : linkValue(studio);
  if (session === undefined || studioValue === undefined) return undefined;
  const start = `stagedoor://connect?connection=${connection.id}&session=${session}`;
  return isImplied ? start : `${start}&studio=${studioValue}`;
}
