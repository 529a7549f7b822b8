import { invalid, notFound, type Answer } from './answer.ts';
import { pageOf } from './page-of.ts';
import { roomOf, type Call } from './world.ts';

/** ListStudios: all studios, a page at a time. */
export function listStudios({ world, query }: Call<never>): Answer {
  const all = world.rooms.map(({ studio }) => studio);
  const page = pageOf(all, world.pageSize, query.get('nextToken'));
  if (page === undefined) return invalid('nextToken', 'This nextToken was not made here.');
  const { items: studios, ...next } = page;
  return { ok: true, body: { studios, ...next } };
}

/** GetStudio. */
export function getStudio(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  return { ok: true, body: { studio: room.studio } };
}
