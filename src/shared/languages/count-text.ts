const formats = new Map<string, Intl.NumberFormat>();

/** A count as a language writes it: `10,000` in English, `10.000` in German. A count that is a text already is returned unchanged. */
export function countText(language: string, count: number | string): string {
  if (typeof count === 'string') return count;
  const known = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, known);
  return known.format(count);
}
