import * as v from 'valibot';
import type { PageRequest } from '../dcv/lists.ts';

/** What a filter token compares, by the field it is for. */
type Kind = 'text' | 'exact' | 'date' | 'number' | 'boolean';

/** A field of a request that filters: how, and by which property (a path of names). */
export interface FilterField {
  readonly kind: Kind;
  readonly path: string;
}

interface Token {
  readonly Operator: string;
  readonly Value: string | number | boolean;
}

const equal = ['=', '!='] as const;
const ordered = ['<', '<=', '>', '>=', ...equal] as const;

const tokens = {
  text: v.strictObject({
    Operator: v.picklist(['CONTAINS', 'NOT_CONTAINS', ...equal]),
    Value: v.string(),
  }),
  exact: v.strictObject({ Operator: v.picklist(equal), Value: v.string() }),
  date: v.strictObject({
    Operator: v.picklist(ordered),
    Value: v.pipe(v.string(), v.isoTimestamp()),
  }),
  number: v.strictObject({ Operator: v.picklist(ordered), Value: v.pipe(v.number(), v.integer()) }),
  boolean: v.strictObject({ Operator: v.picklist(equal), Value: v.boolean() }),
} as const satisfies Record<Kind, v.GenericSchema<unknown, Token>>;

/** The schema of a request with these filters, and with its sorting and paging. */
export function filterRequest(fields: Readonly<Record<string, FilterField>>) {
  const filters = Object.fromEntries(
    Object.entries(fields).map(([name, { kind }]) => [name, v.optional(v.array(tokens[kind]))]),
  );
  return v.strictObject({
    ...filters,
    SortToken: v.optional(
      v.strictObject({ Operator: v.picklist(['ASC', 'DESC']), Key: v.string() }),
    ),
    MaxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000))),
    NextToken: v.optional(v.string()),
  });
}

/** A parsed request of `filterRequest`. */
export interface FilterRequest extends PageRequest {
  readonly SortToken?: { readonly Operator: 'ASC' | 'DESC'; readonly Key: string } | undefined;
}

/**
 * The items that a request asks for, in its order. Several tokens of one field are joined by "or",
 * but negative ones by "and"; fields are joined by "and".
 */
export function filtered<Item extends object>(
  items: readonly Item[],
  fields: Readonly<Record<string, FilterField>>,
  request: FilterRequest,
): readonly Item[] {
  const found = items.filter((item) =>
    Object.entries(fields).every(([name, { path }]) => {
      // A request that was parsed by `filterRequest` has tokens under its fields' names.
      const asked = (request as Readonly<Record<string, readonly Token[] | undefined>>)[name] ?? [];
      const isNegative = ({ Operator }: Token): boolean => /^(NOT_|!)/.test(Operator);
      const positive = asked.filter((token) => !isNegative(token));
      const holds = (token: Token): boolean => meets(valueAt(item, path), token);
      return (
        (positive.length === 0 || positive.some(holds)) && asked.filter(isNegative).every(holds)
      );
    }),
  );
  const { SortToken: sort } = request;
  if (sort === undefined) return found;
  const sign = sort.Operator === 'ASC' ? 1 : -1;
  const keyOf = (item: Item): string => textOf(valueAt(item, sort.Key));
  return found.sort((a, b) => sign * keyOf(a).localeCompare(keyOf(b)));
}

function valueAt(item: object, path: string): unknown {
  let value: unknown = item;
  for (const part of path.split('.')) {
    value = value instanceof Object ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value;
}

function meets(value: unknown, { Operator, Value }: Token): boolean {
  switch (Operator) {
    case '=':
      return textOf(value) === String(Value);
    case '!=':
      return textOf(value) !== String(Value);
    case 'CONTAINS':
      return textOf(value).includes(String(Value));
    case 'NOT_CONTAINS':
      return !textOf(value).includes(String(Value));
    default:
      return value !== undefined && compares(amountOf(value), Operator, amountOf(Value));
  }
}

function compares(value: number, operator: string, limit: number): boolean {
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  return operator === '>' ? value > limit : value >= limit;
}

function amountOf(value: unknown): number {
  return typeof value === 'number' ? value : Date.parse(textOf(value));
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
