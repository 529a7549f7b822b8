import { invalid, type Answer } from './answer.ts';
import { firstPageToken, pageOf } from './page-of.ts';
import type { Call } from './world.ts';

/** The page of a list that a call asks for, under the name that the list has in this answer. */
export function pageAnswer(
  { world, query }: Pick<Call<never>, 'world' | 'query'>,
  name: string,
  all: readonly object[],
): Answer {
  const wanted = query.get('maxResults');
  if (wanted !== null && !/^([1-9]\d?|100)$/.test(wanted)) {
    return invalid('maxResults', 'maxResults is a whole number, 1 to 100.');
  }
  const size = Math.min(world.pageSize, Number(wanted ?? world.pageSize));
  const page = pageOf(all, size, query.get('nextToken'));
  if (page === undefined) return invalid('nextToken', 'This nextToken was not made here.');
  const { items, ...rest } = page;
  const next = world.endlessLists ? { nextToken: firstPageToken } : rest;
  return { ok: true, body: { [name]: items, ...next } };
}
