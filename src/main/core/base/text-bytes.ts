/** Cuts texts by their size in UTF-8, never within a character. Pure. */

const LINE_FEED = 10;
const isWithinCharacter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/** The size of `text` in UTF-8. */
export const utf8Bytes = (text: string): number => new TextEncoder().encode(text).length;

/** At most the first `max` bytes of `text`. */
export function firstBytes(text: string, max: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= max) return text;
  let end = max;
  while (isWithinCharacter(bytes[end])) end--;
  return new TextDecoder().decode(bytes.subarray(0, end));
}

/** At most the last `max` bytes of `text`, in whole lines; empty if its last line is longer. */
export function lastLines(text: string, max: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= max) return text;
  // Starts one byte earlier, so that a line that begins exactly at the limit counts as whole.
  const feed = bytes.indexOf(LINE_FEED, bytes.length - max - 1);
  return feed < 0 ? '' : new TextDecoder().decode(bytes.subarray(feed + 1));
}
