/** Blanks, or a part of a word: in single quotes, in double quotes, after a backslash, or plain. */
const PART = /[ \t\r\n]+|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^ \t\r\n'"\\]+)/y;

/**
 * The words of a text as a POSIX shell separates them, without expanding anything, like Python's `shlex.split`.
 * Undefined if a quote is not closed. Pure and total.
 */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  const part = new RegExp(PART);
  let word: string | undefined;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (found === null) return undefined;
    const [, single, double, escaped, plain] = found;
    const more = single ?? double?.replace(/\\(["\\])/g, '$1') ?? escaped ?? plain;
    if (more !== undefined) word = (word ?? '') + more;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
}
