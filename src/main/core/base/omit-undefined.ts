/** `fields` without those that are not there: an optional field is left out, never `undefined`. */
export function omitUndefined<T extends object>(
  fields: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The same names and values, but for those that were undefined; the callers' types make those optional.
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}
