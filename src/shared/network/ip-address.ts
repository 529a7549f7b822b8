/** IP addresses as numbers. Pure. */

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** The four bytes of a dotted IPv4 address; `undefined` for anything else. */
export function ipv4Bytes(text: string): number[] | undefined {
  const bytes = IPV4.exec(text)?.slice(1).map(Number);
  return bytes?.every((byte) => byte <= 255) === true ? bytes : undefined;
}

/** The eight words of an IPv6 address in any notation, without its zone; `undefined` for anything else. */
export function ipv6Words(text: string): number[] | undefined {
  const address = text.replace(/%.*$/, '').toLowerCase();
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const bytes = ipv4Bytes(dotted?.[2] ?? '');
  if (dotted !== null && bytes === undefined) return undefined;
  const tail = bytes === undefined ? [] : wordsOf(bytes);
  const hex = bytes === undefined ? address : (dotted?.[1] ?? '').replace(/(?<!:):$/, '');
  const halves = hex.split('::');
  if (halves.length > 2 || (hex === '' && tail.length === 0)) return undefined;
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const written = [...before, ...after];
  if (!written.every((word) => /^[0-9a-f]{1,4}$/.test(word))) return undefined;
  const missing = 8 - written.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const numbers = (words: readonly string[]) => words.map((word) => parseInt(word, 16));
  return [
    ...numbers(before),
    ...Array.from({ length: missing }, () => 0),
    ...numbers(after),
    ...tail,
  ];
}

/** The bytes of two words of an IPv6 address. */
export const bytesOf = (words: readonly number[]): number[] =>
  words.flatMap((word) => [word >> 8, word & 255]);

const wordsOf = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => [a * 256 + b, c * 256 + d];
