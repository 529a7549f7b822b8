/**
 * The text of `bytes`, without a byte order mark. Undefined if they are not text in this encoding: replacement characters would be
 * saved as part of a name. A NUL is in no text, but in UTF-16 that is read as UTF-8.
 */
export function strictText(bytes: Uint8Array, encoding = 'utf-8'): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
