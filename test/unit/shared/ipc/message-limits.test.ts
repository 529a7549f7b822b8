import type * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../../src/shared/ipc/contract.ts';
import {
  CALL_LIMITS,
  isWithinLimits,
  REPLY_LIMITS,
} from '../../../../src/shared/ipc/message-limits.ts';

/** The properties of a valibot schema or action that this test reads. */
interface Part {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly item?: Part;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly options?: readonly (Part | string)[];
  readonly wrapped?: Part;
  readonly key?: Part;
  readonly value?: Part;
  readonly requirement?: unknown;
}

const BOUNDS = new Set(['max_length', 'max_bytes', 'max_entries', 'length', 'uuid']);

/** True for an expression that matches from the first to the last character, and only limited texts. */
const isBounded = (requirement: unknown): boolean => {
  if (!(requirement instanceof RegExp)) return false;
  const plain = requirement.source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return /^\^.*\$$/.test(plain) && !/[*+]|\{\d+,\}/.test(plain);
};

/** The paths of lists and texts below `part` that have no limit. */
function unlimited(part: Part, path: string, seen: ReadonlySet<Part> = new Set()): string[] {
  if (seen.has(part)) return [];
  const within = new Set([...seen, part]);
  const steps = part.pipe ?? [part];
  const isLimited = steps.some(
    ({ type, requirement }) => BOUNDS.has(type) || (type === 'regex' && isBounded(requirement)),
  );
  const own =
    ['string', 'array'].includes(part.type) && !isLimited ? [`${path} (${part.type})`] : [];
  const below: (readonly [string, Part])[] = [
    ...Object.entries(part.entries ?? {}),
    ...(part.options ?? []).flatMap((one, nth) =>
      typeof one === 'object' ? [[String(nth), one] as const] : [],
    ),
    ...steps
      .filter((one) => one !== part && one.kind === 'schema')
      .map((one) => ['', one] as const),
    ...(['item', 'wrapped'] as const).flatMap((name) => {
      const one = part[name];
      return one === undefined ? [] : [[name, one] as const];
    }),
    ...(part.type === 'record' && part.key && part.value
      ? ([
          ['key', part.key],
          ['value', part.value],
        ] as const)
      : []),
  ];
  // The first step of a pipe is the schema itself, whose limit is in the pipe.
  const deeper = below.filter(([, one]) => !(one.type === part.type && steps.includes(one)));
  return [...own, ...deeper.flatMap(([name, one]) => unlimited(one, `${path}.${name}`, within))];
}

describe('every message', () => {
  const rows = Object.entries(contract).flatMap(([group, all]) =>
    Object.entries<Readonly<Record<string, unknown>>>(all).flatMap(([name, row]) =>
      (['input', 'output', 'payload'] as const).flatMap((side) =>
        row[side] === undefined
          ? []
          : [[`${group}.${name} ${side}`, row[side] as v.GenericSchema] as const],
      ),
    ),
  );

  it.each(rows)('has a limit for each list and each text: %s', (path, schema) => {
    // The library's types do not describe the parts of a schema.
    expect(unlimited(schema as unknown as Part, path)).toEqual([]);
  });
});

describe('a message from the window', () => {
  it.each([
    ['no message', undefined],
    ['a form', { form: 'connection', values: { name: 'x', hosts: ['a', 'b'] } }],
    ['a file', { name: 'a.dcv', text: 'x'.repeat(64 * 1024) }],
  ])('is parsed: %s', (_, message) => {
    expect(isWithinLimits(message, CALL_LIMITS)).toBe(true);
  });

  const cyclic: Record<string, unknown> = {};
  cyclic.again = cyclic;
  it.each([
    ['a long list', { eulas: Array.from({ length: 201 }, () => 'x') }],
    ['a list with holes', { eulas: Object.assign([], { length: 3 }) }],
    ['a list of 2^32 holes', { eulas: Object.assign([], { length: 2 ** 32 - 1 }) }],
    ['a list with a property', { eulas: Object.assign(['a'], { more: 1 }) }],
    ['many fields', Object.fromEntries(Array.from({ length: 10_001 }, (_each, nth) => [nth, 1]))],
    ['a long text', { name: 'x'.repeat(256 * 1024 + 1) }],
    ['a long name', { ['x'.repeat(256 * 1024 + 1)]: 1 }],
    ['bytes', { text: new Uint8Array(8) }],
    ['deep nesting', JSON.parse('{"a":'.repeat(14) + '1' + '}'.repeat(14)) as unknown],
    ['a cycle', cyclic],
  ])('is refused before it is parsed: %s', (_, message) => {
    expect(isWithinLimits(message, CALL_LIMITS)).toBe(false);
  });
});

describe('a message to the window', () => {
  const workstation = (nth: number) => ({ id: `comp-${nth}`, studio: 's', name: 'Comp 07' });
  const list = (length: number) => Array.from({ length }, (_, nth) => workstation(nth));

  it.each([
    ['a list of all workstations', list(20_000)],
    ['the last lists of fifty connections', Array.from({ length: 50 }, () => list(1_000))],
    ['a screenshot', { data: 'x'.repeat(400_000) }],
  ])('is parsed: %s', (_, message) => {
    expect(isWithinLimits(message, REPLY_LIMITS)).toBe(true);
  });

  it.each([
    ['a longer list', list(20_001)],
    ['a list of 2^32 holes', Object.assign([], { length: 2 ** 32 - 1 })],
    ['many lists', Array.from({ length: 60 }, () => Array.from({ length: 20_000 }, () => 1))],
    ['much text', Array.from({ length: 70 }, () => 'x'.repeat(1024 * 1024))],
    ['deep nesting', JSON.parse('['.repeat(18) + ']'.repeat(18)) as unknown],
  ])('is refused before it is parsed: %s', (_, message) => {
    expect(isWithinLimits(message, REPLY_LIMITS)).toBe(false);
  });
});
