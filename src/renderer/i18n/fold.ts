/** `text` as searches compare it: in lower case, and without the accents of Latin, Greek and Cyrillic letters. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();

/** The words of a search, folded. */
export const searchWords = (search: string): readonly string[] =>
  fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
