import type { Page } from '../../core/provider/provider.ts';
import { answer, type ServiceResponse } from '../../core/provider/service-response.ts';
import type { Session } from './wire.ts';

/*
 * The services take no client token, so that asking twice would make two sessions. A session's name therefore ends
 * in six characters of its wish's token ("Comp 07 a1b2c3"), and before one is made it is looked for: one that is not
 * on its way out is what an earlier try has made, and is taken. What a service has accepted but does not list yet
 * cannot be seen; that is the one gap.
 */

/** So many characters of a wish's token are in the name of what it made. */
const MARK_LENGTH = 6;
/** As many pages are looked through for what a wish has made already. */
const MAX_PAGES = 50;

/** The name of what a wish makes. */
export function markedName(name: string, token: string): string {
  const mark = token
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, MARK_LENGTH)
    .toLowerCase();
  return `${name} ${mark}`;
}

export const isBeingDeleted = ({ State }: Session): boolean =>
  State === 'DELETING' || State === 'DELETED';

/** What an earlier try of the same wish has made; nothing where there was none. Waits for its turn from the second page on. */
export async function findCreatedSession(
  read: (page: string | undefined) => Promise<ServiceResponse<Page<Session>>>,
  isMade: (session: Session) => boolean,
  turn: () => Promise<void>,
): Promise<ServiceResponse<Session | undefined>> {
  const seen = new Set<string | undefined>();
  for (let page: string | undefined; !seen.has(page) && seen.size < MAX_PAGES;) {
    if (page !== undefined) await turn();
    seen.add(page);
    const sessions = await read(page);
    if (sessions.kind !== 'answer') return sessions;
    const made = sessions.value.items.find((one) => isMade(one) && !isBeingDeleted(one));
    if (made !== undefined) return answer(made, sessions.serverTime);
    page = sessions.value.next;
    if (page === undefined) break;
  }
  return answer(undefined);
}
