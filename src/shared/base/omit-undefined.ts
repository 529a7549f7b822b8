/** The fields of `T` that may be undefined become optional; the others stay as they are. */
type OmitUndefined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The fields that are not `undefined`. For objects whose optional fields are left out rather than set to
 * `undefined` (`exactOptionalPropertyTypes`).
 */
export function omitUndefined<T extends object>(fields: T): OmitUndefined<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The same names and values, except those that were undefined, which the type makes optional.
  return Object.fromEntries(kept) as OmitUndefined<T>;
}
