import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import { safeText } from '../../../shared/base/safe-text.ts';

/** Fields of a service's answer, under the names that we have for them. Pure. */

/** An id under its name, whole; nothing for one that cannot be asked for. */
export function id<Name extends string>(
  name: Name,
  value: unknown,
): Partial<Record<Name, ResourceId>> {
  // One key, the one the type names.
  return isResourceId(value) ? ({ [name]: value } as Record<Name, ResourceId>) : {};
}

/** A text fit to show, under its name; nothing for what is none or says nothing. */
export function text<Name extends string>(
  name: Name,
  value: unknown,
): Partial<Record<Name, string>> {
  // One key, the one the type names.
  return typeof value === 'string' && value !== ''
    ? ({ [name]: safeText(value) } as Record<Name, string>)
    : {};
}

/** A moment as services write it. `Date.parse` alone would take much more. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A moment that came as text, as ISO-8601 in UTC; nothing for what is none. */
export function isoMoment(value: unknown): string | undefined {
  const at = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
