/** Cutting texts by the bytes they take as UTF-8, never within a character. Pure. */

const LINE_FEED = 10;
const isWithinCharacter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/** The first `max` bytes of `text` at most. */
export function firstBytes(text: string, max: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= max) return text;
  let end = max;
  while (isWithinCharacter(bytes[end])) end--;
  return new TextDecoder().decode(bytes.subarray(0, end));
}

/** The last `max` bytes of `text` at most, from the beginning of a line; nothing where its last line is longer. */
export function lastLines(text: string, max: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= max) return text;
  // A line that begins exactly there is whole.
  const feed = bytes.indexOf(LINE_FEED, bytes.length - max - 1);
  return feed < 0 ? '' : new TextDecoder().decode(bytes.subarray(feed + 1));
}
