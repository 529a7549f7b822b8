import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import { safeText } from '../../../shared/base/safe-text.ts';

/** Converts fields of a service's response to fields with our names. Pure. */

/** An id under `name`; empty if it is not a valid {@link ResourceId}. */
export function id<Name extends string>(
  name: Name,
  value: unknown,
): Partial<Record<Name, ResourceId>> {
  // The object has exactly the key that the type names.
  return isResourceId(value) ? ({ [name]: value } as Record<Name, ResourceId>) : {};
}

/** A text that is safe to show, under `name`; empty if the value is not a text or is empty. */
export function text<Name extends string>(
  name: Name,
  value: unknown,
): Partial<Record<Name, string>> {
  // The object has exactly the key that the type names.
  return typeof value === 'string' && value !== ''
    ? ({ [name]: safeText(value) } as Record<Name, string>)
    : {};
}

/** A time as services write it. `Date.parse` alone would accept much more. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A time in a response as ISO 8601 in UTC; `undefined` if it is not one. */
export function isoMoment(value: unknown): string | undefined {
  const at = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
