/** After this time without a key, typing starts a new word. */
const WORD_MS = 700;

/** The index that a key moves to in a menu of `count` entries; undefined if the key does not move. */
export function menuKey(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at <= 0 ? count : at) - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/**
 * Finds entries of a menu by typing: the next one that starts with the letters typed in a row. The same letter again moves
 * to the next entry with it.
 */
export function createTypeAhead() {
  let word = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  return (
    key: string,
    nowMs: number,
    labels: readonly string[],
    at: number,
  ): number | undefined => {
    const isText = Array.from(key).length === 1 && (key !== ' ' || word !== '');
    if (!isText) return undefined;
    word = nowMs - lastMs > WORD_MS ? key : word + key;
    lastMs = nowMs;
    const letters = Array.from(word);
    const letter = letters[0] ?? '';
    const isRepeated = letters.every((one) => one === letter);
    const start = (isRepeated ? letter : word).toLocaleLowerCase();
    const first = isRepeated ? at + 1 : at;
    const order = labels.map((_, index) => (Math.max(first, 0) + index) % labels.length);
    return order.find((index) => labels[index]?.toLocaleLowerCase().startsWith(start));
  };
}
