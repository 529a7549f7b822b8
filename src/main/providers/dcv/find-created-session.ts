import type { Page } from '../../core/provider/provider.ts';
import { answer, type ServiceResponse } from '../../core/provider/service-response.ts';
import type { Session } from './wire.ts';

/*
 * The services accept no client token, so a repeated request would create two sessions. A session's
 * name therefore ends in six characters of the request's token ("Comp 07 a1b2c3"), and sessions are
 * searched by name before one is created: one that is not being deleted was created by an earlier
 * attempt, and is used. A session that the service may have accepted and does not list yet is waited
 * for (`lost-creations.ts`).
 */

/** How many characters of the token are part of the name. */
const MARK_LENGTH = 6;
/** How many pages are searched for an earlier session. */
const MAX_PAGES = 50;

/** The name of the session that a request creates. */
export function nameWithMark(name: string, token: string): string {
  const mark = token
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, MARK_LENGTH)
    .toLowerCase();
  return `${name} ${mark}`;
}

export const isBeingDeleted = ({ State }: Session): boolean =>
  State === 'DELETING' || State === 'DELETED';

/**
 * The session that an earlier attempt of the same request created; undefined if there is none.
 * Waits for its turn before each further page.
 */
export async function findCreatedSession(
  read: (page: string | undefined) => Promise<ServiceResponse<Page<Session>>>,
  isMatch: (session: Session) => boolean,
  turn: () => Promise<void>,
): Promise<ServiceResponse<Session | undefined>> {
  const seen = new Set<string | undefined>();
  for (let page: string | undefined; !seen.has(page) && seen.size < MAX_PAGES;) {
    if (page !== undefined) await turn();
    seen.add(page);
    const sessions = await read(page);
    if (sessions.kind !== 'answer') return sessions;
    const match = sessions.value.items.find((one) => isMatch(one) && !isBeingDeleted(one));
    if (match !== undefined) return answer(match, sessions.serverTime);
    page = sessions.value.next;
    if (page === undefined) break;
  }
  return answer(undefined);
}
