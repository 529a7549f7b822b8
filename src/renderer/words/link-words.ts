import type { Connection } from '../../shared/connection.ts';
import { parseDeepLink } from '../../shared/deep-link.ts';
import type { Workstation } from '../../shared/workstation.ts';

/**
 * The link that connects to a workstation; its studio is in it where the connection does not name
 * that one. None where a name of it may not stand in a link.
 */
export function linkTo(connection: Connection, { id, studio }: Workstation): string | undefined {
  const named = 'studioId' in connection ? connection.studioId : undefined;
  const link = `stagedoor://connect?connection=${connection.id}&session=${id}${
    named === studio ? '' : `&studio=${studio}`
  }`;
  return parseDeepLink(link).ok ? link : undefined;
}
