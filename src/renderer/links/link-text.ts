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

/**
 * What looks like a quotation mark or a bracket: those of all scripts, primes, accents without a letter, and letters that
 * look like them.
 */
const QUOTES =
  /[\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Quotation_Mark}`\u00a8\u00b4\u02b9-\u02bd\u02ca\u02cb\u02dd\u02ee\u02f5\u02f6\u05f3\u05f4\u2032-\u2037\u2057\u275b-\u275e\u3003\u{1f676}-\u{1f678}]/gu;

/** A name for a sentence in which it is quoted, without quotation marks, so that it cannot look like its own end. */
export const withoutQuotes = (name: string): string => name.replace(QUOTES, '');
