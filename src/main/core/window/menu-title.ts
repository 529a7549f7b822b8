/**
 * Makes the titles of a menu bar, with `&` before the letter that opens each menu together with Alt. It is the
 * first letter that no earlier title uses, or `key` in brackets in other scripts than Latin (as Windows does in
 * Japanese and Chinese).
 */
export function menuTitles(): (word: string, key: string) => string {
  const taken = new Set<string>();
  return (word, key) => {
    if (!/^\p{Script=Latin}/u.test(word)) return `${word}(&${key})`;
    const letters = Array.from(word);
    const free = letters.findIndex((letter) => isFree(letter.toLowerCase(), taken));
    const at = Math.max(0, free);
    taken.add((letters[at] ?? '').toLowerCase());
    return `${letters.slice(0, at).join('')}&${letters.slice(at).join('')}`;
  };
}

const isFree = (letter: string, taken: ReadonlySet<string>): boolean =>
  /\p{L}/u.test(letter) && !taken.has(letter);
