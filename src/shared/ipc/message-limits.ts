import { MAX_LIST_ITEMS } from '../base/list-of.ts';

/**
 * The limits of every message between the window and main, checked before its schema. A schema looks at each item of a
 * list before it looks at the list's length, and an empty slot of a list costs as much as an item.
 */
export interface MessageLimits {
  /** The most items of one list. */
  readonly items: number;
  /** The most values in all, lists and objects included. */
  readonly values: number;
  /** The most characters of all texts and names. */
  readonly characters: number;
  readonly depth: number;
}

/** For calls of the window. */
export const CALL_LIMITS: MessageLimits = {
  items: 200,
  values: 10_000,
  characters: 256 * 1024,
  depth: 12,
};

/**
 * For replies and events, which a service's response is a part of. The largest are the lists of all connections at the
 * start, with 50 times 1,000 workstations.
 */
export const REPLY_LIMITS: MessageLimits = {
  items: MAX_LIST_ITEMS,
  values: 1_000_000,
  characters: 64 * 1024 * 1024,
  depth: 16,
};

/** True if `message` is small enough to be parsed, and has no lists with empty slots. Takes limited time. */
export function isWithinLimits(message: unknown, limits: MessageLimits): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [
    { value: message, depth: 0 },
  ];
  let values = 0;
  let characters = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { value, depth } = one;
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (values > limits.values || characters > limits.characters || depth > limits.depth)
      return false;
    if (typeof value !== 'object' || value === null) continue;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return false;
    if (Array.isArray(value) && value.length > limits.items) return false;
    let own = 0;
    for (const name in value) {
      if (values + open.length > limits.values) return false;
      own += 1;
      characters += name.length;
      // Read only: whatever is in it is passed to the schema unchanged.
      open.push({ value: (value as Readonly<Record<string, unknown>>)[name], depth: depth + 1 });
    }
    if (Array.isArray(value) && own !== value.length) return false;
  }
  return true;
}
