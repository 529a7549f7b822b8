/** The value of a JSON text; `undefined` if it is not valid JSON. A byte order mark is allowed. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** True for values nested deeper than any of our files: such JSON can be parsed, but not written. */
export function isTooDeep(value: unknown, levels = 50): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isTooDeep(one, levels - 1));
}
