/**
 * Replaces the package `ip-address` (30 kB) in the bundle. `socks` uses only three of its functions, on addresses that
 * `node:net` has already validated.
 */
export class Address4 {
  readonly #bytes: readonly number[];

  constructor(text: string) {
    this.#bytes = text.split('.').map(Number);
  }

  toArray(): number[] {
    return [...this.#bytes];
  }
}

/** An IPv6 address: eight groups of sixteen bits. */
export class Address6 {
  readonly #groups: readonly number[];

  constructor(text: string) {
    const plain = withoutDots(text.replace(/%.*$/, ''));
    const [head = '', tail] = plain.split('::');
    const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
    const missing = tail === undefined ? 0 : 8 - before.length - after.length;
    this.#groups = [...before, ...Array<number>(missing).fill(0), ...after];
  }

  static fromByteArray(bytes: readonly number[]): Address6 {
    const pair = (nth: number) => (((bytes[nth] ?? 0) << 8) | (bytes[nth + 1] ?? 0)).toString(16);
    return new Address6([0, 2, 4, 6, 8, 10, 12, 14].map(pair).join(':'));
  }

  /** All eight groups, each with its four digits. */
  canonicalForm(): string {
    return this.#groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
  }
}

const groupsOf = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => parseInt(group, 16));

/** `::ffff:127.0.0.1` with its last part as two groups. */
function withoutDots(text: string): string {
  const [, head, dotted] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  if (head === undefined || dotted === undefined) return text;
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number);
  return `${head}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
