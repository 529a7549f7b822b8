import type { Connection } from '../../shared/connections/connection.ts';
import { SOLE_STUDIO } from '../../shared/base/ids.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';

/**
 * The link that connects to a workstation; its studio is in it where the connection does not name
 * that one. None where a name of it may not stand in a link.
 */
export function linkTo(connection: Connection, { id, studio }: Workstation): string | undefined {
  const named = 'studioId' in connection ? connection.studioId : undefined;
  const own = named === studio || studio === SOLE_STUDIO;
  if (!fits(id) || !(own || fits(studio))) return undefined;
  return `stagedoor://connect?connection=${connection.id}&session=${id}${
    own ? '' : `&studio=${studio}`
  }`;
}

/** True for an id that may stand in a link; ../../shared/deep-link.ts reads them. */
const fits = (id: string) => /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/.test(id) && !id.includes('..');
