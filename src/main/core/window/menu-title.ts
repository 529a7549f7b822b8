/**
 * Titles of a menu bar with the letter that opens each together with Alt, as `&` before it: the first of its
 * letters that no title before it has taken, or `key` in brackets where the script has no such letters (the way
 * of Windows in Japanese and Chinese).
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
