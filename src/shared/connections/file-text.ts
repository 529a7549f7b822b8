import { readText, type TextResult } from '../base/strict-text.ts';

/**
 * The text of a file, or why it has none. Windows PowerShell writes UTF-16, which begins with a byte order mark; other files
 * are UTF-8.
 */
export const decodeFile = (bytes: Uint8Array): TextResult => readText(bytes, encodingOf(bytes));

/** Like {@link decodeFile}, with replacement characters. For text of which only a part in ASCII is used. */
export const decodeLoosely = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes)).decode(bytes);

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
