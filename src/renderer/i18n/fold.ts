/** Most texts. Normalizing them would change nothing, and takes longer than the rest of a search in a long list. */
const ASCII = /^[\x20-\x7e]*$/;

/** `text` as searches compare it: in lower case, and without the accents of Latin, Greek and Cyrillic letters. */
export const fold = (text: string): string =>
  (ASCII.test(text) ? text : withoutAccents(text)).toLowerCase();

const withoutAccents = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** The words of a search, folded. */
export const searchWords = (search: string): readonly string[] =>
  fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
