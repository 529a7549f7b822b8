/** The most items of a list in one response. Services send at most 1,000. */
export const MAX_PAGE_ITEMS = 2_000;
/** Responses of services are flat; what is below this is not read. */
const MAX_DEPTH = 8;
/** The most values of a response, in all lists and objects. A page of 1,000 workstations has about 30,000. */
const MAX_VALUES = 100_000;

/**
 * True if `value` contains a list that is longer than any service sends, or more values in all. It is refused before its
 * items are looked at: 1 MiB of `{}` has 350,000 items, each of which would be checked by a schema several times.
 */
export function isTooLarge(value: unknown): boolean {
  let values = 0;
  const isLarge = (one: unknown, depth: number): boolean => {
    if (typeof one !== 'object' || one === null || depth === 0) return false;
    if (Array.isArray(one) && one.length > MAX_PAGE_ITEMS) return true;
    const below: readonly unknown[] = Object.values(one);
    values += below.length;
    return values > MAX_VALUES || below.some((each) => isLarge(each, depth - 1));
  };
  return isLarge(value, MAX_DEPTH);
}
