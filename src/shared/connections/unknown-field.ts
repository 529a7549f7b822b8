import * as v from 'valibot';
import { nearestName } from '../base/nearest-name.ts';

type Fields = Readonly<Record<string, unknown>>;
type ObjectSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;
/** The schemas of valibot that can contain an object with a fixed set of fields. */
type Schema =
  | ObjectSchema
  | v.VariantSchema<string, v.VariantOptions<string>, undefined>
  | v.OptionalSchema<v.GenericSchema, undefined>
  | v.ArraySchema<v.GenericSchema, undefined>
  | v.GenericSchema;

/** A field that no form of a schema has: its path, and the path of the field that was probably meant. */
export interface UnknownField {
  readonly path: readonly string[];
  readonly nearest?: readonly string[] | undefined;
}

/**
 * The first field that no form of the schema has, at any depth. A schema reports a misspelled field as the one that is missing,
 * or as another kind of value. If a value says of which form it is and there is no such form, that is what is wrong.
 */
export const unknownField = (schema: Schema, value: unknown): UnknownField | undefined =>
  findIn(objectsOf(schema), value);

function findIn(forms: readonly ObjectSchema[], value: unknown): UnknownField | undefined {
  if (Array.isArray(value)) return findBelow(Object.entries<unknown>(value), () => forms);
  if (forms.length === 0 || !isFields(value)) return undefined;
  const fitting = forms.filter((form) => fits(form, value));
  if (fitting.length === 0 && forms.some((form) => marks(form).some(([name]) => name in value)))
    return undefined;
  const likely = fitting.length === 0 ? forms : fitting;
  for (const name of Object.keys(value)) {
    if (forms.some(({ entries }) => Object.hasOwn(entries, name))) continue;
    const known = likely.flatMap(({ entries }) => Object.keys(entries));
    const nearest = nearestName(name, known);
    return { path: [name], nearest: nearest === undefined ? undefined : [nearest] };
  }
  return findBelow(Object.entries(value), (name) =>
    likely.flatMap(({ entries }) => {
      const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
      return entry === undefined ? [] : objectsOf(entry);
    }),
  );
}

/** The first unknown field of the values, with their names in its path. */
function findBelow(
  values: readonly (readonly [name: string, value: unknown])[],
  formsOf: (name: string) => readonly ObjectSchema[],
): UnknownField | undefined {
  for (const [name, value] of values) {
    const found = findIn(formsOf(name), value);
    if (found === undefined) continue;
    const within = (path: readonly string[]) => [name, ...path];
    return { path: within(found.path), nearest: found.nearest && within(found.nearest) };
  }
  return undefined;
}

/** The objects that a schema accepts, itself or in a list. */
function objectsOf(schema: Schema): readonly ObjectSchema[] {
  if (v.isOfType('strict_object', schema)) return [schema];
  if (v.isOfType('variant', schema)) return schema.options.flatMap((option) => objectsOf(option));
  if (v.isOfType('array', schema)) return objectsOf(schema.item);
  return v.isOfType('optional', schema) ? objectsOf(schema.wrapped) : [];
}

/** The fields that say of which form a value is, such as `kind`. */
const marks = ({ entries }: ObjectSchema) =>
  Object.entries(entries).filter(([, entry]) => entry.type === 'literal');

const fits = (form: ObjectSchema, value: Fields): boolean =>
  marks(form).every(([name, mark]) => v.is(mark, value[name]));

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
