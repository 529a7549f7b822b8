/** `T` with fields that may be `undefined` made optional. */
type OmitUndefined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that are not `undefined`, for objects whose optional fields must be absent (`exactOptionalPropertyTypes`). */
export function omitUndefined<T extends object>(fields: T): OmitUndefined<T> {
  const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The same fields except undefined ones, which the type makes optional.
  return Object.fromEntries(defined) as OmitUndefined<T>;
}
