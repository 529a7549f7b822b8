/** The most items of a list in one response. Services send at most 1,000. */
export const MAX_PAGE_ITEMS = 2_000;
/** Responses of services are flat; what is below this is not read. */
const MAX_DEPTH = 8;

/**
 * True if `value` contains a list that is longer than any service sends. Such a list is refused before its items are
 * looked at: 1 MiB of `{}` has 350,000 items, each of which would be checked by a schema several times.
 */
export function hasTooLongList(value: unknown, depth = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  if (Array.isArray(value) && value.length > MAX_PAGE_ITEMS) return true;
  return Object.values(value).some((one) => hasTooLongList(one, depth - 1));
}
