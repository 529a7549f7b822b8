/** The value of a JSON text; nothing where it is none. A byte order mark is no fault. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Nested deeper than anything of ours: JSON of that kind can be read, but not written again. */
export function isDeep(value: unknown, levels = 50): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeep(one, levels - 1));
}
