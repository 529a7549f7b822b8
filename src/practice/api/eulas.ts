import {
  invalidParameter,
  notFound,
  failure,
  serviceError,
  type OperationResult,
  type OperationFailure,
} from './operation-result.ts';
import type { OperationOutcome } from './idempotency-store.ts';
import { pageResult } from './pagination.ts';
import { findStudio, type OperationCall } from './operation-call.ts';
import type { StudioData } from '../data/studio-data.ts';

/** ListEulas: all terms of use, or those named by id, in pages. */
export function listEulas(call: OperationCall<never>): OperationResult {
  return pageResult(call, 'eulas', call.deps.eulas().filter(matchesIds(call.query)));
}

/** GetEula. */
export function getEula({ deps, params }: OperationCall<'eulaId'>): OperationResult {
  const eula = deps.eulas().find(({ eulaId }) => eulaId === params.eulaId);
  return eula === undefined ? notFound('EULA', params.eulaId) : { ok: true, body: { eula } };
}

/** ListEulaAcceptances: the terms that this studio has accepted, in pages. */
export function listEulaAcceptances(call: OperationCall<'studioId'>): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const accepted = studio.acceptances.list().filter(matchesIds(call.query));
  return pageResult(call, 'eulaAcceptances', accepted);
}

/** AcceptEulas: returns the acceptance of each id, including earlier ones. */
export function acceptEulas(call: OperationCall<'studioId'>): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const eulaIds = parseIds(call.body.eulaIds);
  if (eulaIds === undefined) {
    return invalidParameter('eulaIds', 'eulaIds is a list of one or more ids.');
  }
  const { studioId } = call.params;
  const { deps, clientToken, nowMs } = call;
  const request = { studioId, operation: 'AcceptEulas', parameters: eulaIds, clientToken, nowMs };
  return deps.idempotency.runOnce(request, () => accept(call, studio, eulaIds));
}

/** The error if terms of this image are not accepted, otherwise undefined. */
export function eulaError(
  studio: StudioData,
  imageId: string | undefined,
): OperationFailure | undefined {
  const image = studio.catalogue.images.find((one) => one.streamingImageId === imageId);
  const eulaIds = studio.acceptances.missing(image?.eulaIds ?? []).join(',');
  if (eulaIds === '') return undefined;
  const message = 'The terms of use of this image are not accepted yet.';
  return failure(serviceError('ValidationException', 'EULA_NOT_ACCEPTED', message, { eulaIds }));
}

function accept(
  { deps, nowMs }: OperationCall<'studioId'>,
  studio: StudioData,
  eulaIds: readonly string[],
): OperationOutcome {
  const known = deps.eulas().map(({ eulaId }) => eulaId);
  const unknown = eulaIds.find((eulaId) => !known.includes(eulaId));
  if (unknown !== undefined) return notFound('EULA', unknown);
  studio.acceptances.accept(eulaIds, nowMs);
  const read = (): OperationResult => {
    const eulaAcceptances = studio.acceptances
      .list()
      .filter(({ eulaId }) => eulaIds.includes(eulaId));
    return { ok: true, body: { eulaAcceptances } };
  };
  return { ok: true, read };
}

function parseIds(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const ids = value.filter((id) => typeof id === 'string');
  return ids.length === value.length ? ids : undefined;
}

function matchesIds(query: URLSearchParams): (thing: { eulaId: string }) => boolean {
  const ids = query.getAll('eulaIds');
  return ({ eulaId }) => ids.length === 0 || ids.includes(eulaId);
}
