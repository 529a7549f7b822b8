import { notFound, type Answer } from './answer.ts';
import { pageAnswer } from './page-answer.ts';
import { roomOf, type Call } from './world.ts';

/** ListStudios: all studios, a page at a time. */
export function listStudios(call: Call<never>): Answer {
  const all = call.world.rooms.map(({ studio }) => studio);
  return pageAnswer(call, 'studios', all);
}

/** GetStudio. */
export function getStudio(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  return { ok: true, body: { studio: room.studio } };
}
