/**
 * The limits of every message from the window, checked before its schema. A schema looks at each item of a list before
 * it looks at the list's length, and an empty place of a list costs as much as an item.
 */

const MAX_ITEMS = 200;
const MAX_VALUES = 10_000;
const MAX_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 12;

/** True if `message` is small enough to be parsed, and has no lists with empty places. Takes limited time. */
export function isWithinLimits(message: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [
    { value: message, depth: 0 },
  ];
  let values = 0;
  let characters = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { value, depth } = one;
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (values > MAX_VALUES || characters > MAX_CHARACTERS || depth > MAX_DEPTH) return false;
    if (typeof value !== 'object' || value === null) continue;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return false;
    if (Array.isArray(value) && value.length > MAX_ITEMS) return false;
    let own = 0;
    for (const name in value) {
      if (values + open.length > MAX_VALUES) return false;
      own += 1;
      characters += name.length;
      // Read only: whatever is in it is passed to the schema unchanged.
      open.push({ value: (value as Readonly<Record<string, unknown>>)[name], depth: depth + 1 });
    }
    if (Array.isArray(value) && own !== value.length) return false;
  }
  return true;
}
