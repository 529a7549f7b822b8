import type * as v from 'valibot';

/**
 * `schema`, which expects an object, without lists. Valibot accepts a list as an object without fields, so a schema
 * in which every field is optional would take `[]` for `{}`.
 */
export const objectOnly = <Schema extends v.GenericSchema>(schema: Schema): Schema => ({
  ...schema,
  // Read as null, which is not an object either, so that the issue is that of any other wrong type.
  '~run': (dataset, config) =>
    schema['~run'](Array.isArray(dataset.value) ? { value: null } : dataset, config),
});
