/** Why bytes are no text: they are in another encoding than UTF-8, begin as UTF-16 that is damaged or cut off, or contain a NUL. */
export type TextProblem = 'encoding' | 'utf-16' | 'nul';
export type TextResult = { readonly text: string } | { readonly why: TextProblem };

/**
 * The text of `bytes`, without a byte order mark, or why they are not text in this encoding: replacement characters would be
 * saved as part of a name. A NUL is in no text, but in UTF-16 that is read as UTF-8, and in files that a crash has damaged.
 */
export function readText(
  bytes: Uint8Array,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' = 'utf-8',
): TextResult {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { why: encoding === 'utf-8' ? 'encoding' : 'utf-16' };
  }
  if (!text.includes('\0')) return { text };
  return { why: encoding === 'utf-8' && isLikeUtf16(text) ? 'encoding' : 'nul' };
}

/** {@link readText}; undefined if there is none. */
export function strictText(bytes: Uint8Array): string | undefined {
  const read = readText(bytes);
  return 'text' in read ? read.text : undefined;
}

/** In UTF-16, each letter of ASCII has a NUL next to it, and no two NULs are together. */
const isLikeUtf16 = (text: string): boolean =>
  !text.includes('\0\0') && text.split('\0').length * 4 > text.length;
