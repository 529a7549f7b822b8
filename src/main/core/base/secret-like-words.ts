/** Recognizes secrets that nothing names: words that a program generated. Pure. */

const SHORTEST = 32;
/** Words without a space or a dot that are long enough to be a key. */
const LONG = new RegExp(String.raw`[\w+/-]{${SHORTEST},}={0,2}`, 'g');
/** The length of an AWS secret key, and of a SHA-1 hash in hexadecimal. */
const KEY_LENGTH = 40;
const TOKEN_LENGTH = 64;
/** In random base64, 44 % of the neighbours change from one kind of character to another; in names, few do. */
const CHANGES = 0.15;
const CHANGE = /(?<=[a-z])[A-Z]|(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]/g;
/** A time in the name of a file: digits and letters that no secret has. */
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}(?:-\d{3})?Z/g;
/** Words that may be a text in base64. */
const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Where the words of `text` that look generated begin and end. */
export function secretLikeWords(text: string): [number, number][] {
  return [...text.matchAll(LONG)]
    .filter(([word]) => looksGenerated(word))
    .map((match) => [match.index, match.index + match[0].length]);
}

/** Where the words of `text` are whose text, decoded from base64, `isSecret`. */
export function encodedWords(
  text: string,
  isSecret: (decoded: string) => boolean,
): [number, number][] {
  return [...text.matchAll(BASE64)]
    .filter(([word]) => {
      const decoded = textOfBase64(word);
      return decoded !== undefined && isSecret(decoded);
    })
    .map((match) => [match.index, match.index + match[0].length]);
}

/** True for words that look like a generated secret rather than a name. */
function looksGenerated(written: string): boolean {
  const word = written.replace(TIME, '');
  if (word !== written && word.length < SHORTEST) return false;
  const hasDigit = /\d/.test(word);
  const isMixed = hasDigit && /[a-z]/.test(word) && /[A-Z]/.test(word);
  const { length } = word.replace(/=+$/, '');
  // A word with a slash may be a path.
  if (/[+/]/.test(word)) {
    if (!isMixed) return false;
    const changes = (word.match(CHANGE) ?? []).length / length;
    return (
      length === KEY_LENGTH ||
      (length >= TOKEN_LENGTH && changes >= CHANGES) ||
      changes >= CHANGES * 2
    );
  }
  const isOneRun = hasDigit && length >= KEY_LENGTH && /[a-z]/i.test(word);
  return isMixed || (isOneRun && !/[_-]/.test(word));
}

/** The ASCII text that `word` encodes; `undefined` if it encodes anything else. */
function textOfBase64(word: string): string | undefined {
  const signs = word.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const sign of signs) {
    held = ((held << 6) | ALPHABET.indexOf(sign)) & 0xff_ff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const code = (held >> bits) & 0xff;
    if (code > 126 || (code < 32 && !/[\t\n\r]/.test(String.fromCharCode(code)))) return undefined;
    text += String.fromCharCode(code);
  }
  return text;
}
