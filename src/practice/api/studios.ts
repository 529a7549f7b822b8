import { notFound, type OperationResult } from './operation-result.ts';
import { pageResult } from './pagination.ts';
import { findStudio, type OperationCall } from './operation-call.ts';

/** ListStudios: all studios, in pages. */
export function listStudios(call: OperationCall<never>): OperationResult {
  const all = call.deps.studios.map(({ details }) => details);
  return pageResult(call, 'studios', all);
}

/** GetStudio. */
export function getStudio(call: OperationCall<'studioId'>): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  return { ok: true, body: { studio: studio.details } };
}
