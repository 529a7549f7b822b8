import { invalid, notFound, refuse, serviceError, type Answer, type Refusal } from './answer.ts';
import type { Outcome } from './wishes.ts';
import { pageAnswer } from './page-answer.ts';
import { roomOf, type Call, type StudioRoom } from './world.ts';

/** ListEulas: terms of use, all of them or those that are named, a page at a time. */
export function listEulas(call: Call<never>): Answer {
  return pageAnswer(call, 'eulas', call.world.eulas().filter(isNamed(call.query)));
}

/** GetEula. */
export function getEula({ world, params }: Call<'eulaId'>): Answer {
  const eula = world.eulas().find(({ eulaId }) => eulaId === params.eulaId);
  return eula === undefined ? notFound('EULA', params.eulaId) : { ok: true, body: { eula } };
}

/** ListEulaAcceptances: what was accepted in this studio. */
export function listEulaAcceptances(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const accepted = room.acceptances.list().filter(isNamed(call.query));
  return pageAnswer(call, 'eulaAcceptances', accepted);
}

/** AcceptEulas: answers the acceptance of each that is named, also of those accepted before. */
export function acceptEulas(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const eulaIds = readIds(call.body.eulaIds);
  if (eulaIds === undefined) {
    return invalid('eulaIds', 'eulaIds is a list of one or more ids.');
  }
  const { studioId } = call.params;
  const { world, clientToken, nowMs } = call;
  const wish = { studioId, operation: 'AcceptEulas', terms: eulaIds, clientToken, nowMs };
  return world.wishes.grant(wish, () => accept(call, room, eulaIds));
}

/** What is wrong with starting a workstation with this image, if anything. */
export function eulaFault(room: StudioRoom, imageId: string | undefined): Refusal | undefined {
  const image = room.catalogue.images.find((one) => one.streamingImageId === imageId);
  const eulaIds = room.acceptances.missing(image?.eulaIds ?? []).join(',');
  if (eulaIds === '') return undefined;
  const message = 'The terms of use of this image are not accepted yet.';
  return refuse(serviceError('ValidationException', 'EULA_NOT_ACCEPTED', message, { eulaIds }));
}

function accept(
  { world, nowMs }: Call<'studioId'>,
  room: StudioRoom,
  eulaIds: readonly string[],
): Outcome {
  const known = world.eulas().map(({ eulaId }) => eulaId);
  const unknown = eulaIds.find((eulaId) => !known.includes(eulaId));
  if (unknown !== undefined) return notFound('EULA', unknown);
  room.acceptances.accept(eulaIds, nowMs);
  const look = (): Answer => {
    const eulaAcceptances = room.acceptances
      .list()
      .filter(({ eulaId }) => eulaIds.includes(eulaId));
    return { ok: true, body: { eulaAcceptances } };
  };
  return { ok: true, look };
}

function readIds(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const ids = value.filter((id) => typeof id === 'string');
  return ids.length === value.length ? ids : undefined;
}

function isNamed(query: URLSearchParams): (thing: { eulaId: string }) => boolean {
  const ids = query.getAll('eulaIds');
  return ({ eulaId }) => ids.length === 0 || ids.includes(eulaId);
}
