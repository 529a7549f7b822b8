/** The advice if an address was passed as an argument. It must not repeat any part of the address. */
export const ONE_TIME_ARGUMENT =
  'An address with a token cannot be given as an argument, because other programs can see arguments. Pass it on standard input to “stagedoor connect -”, or paste it in the window.';

/** True for a word that begins like a web address and is therefore not a Stagedoor link. */
export const isWebAddress = (word: string): boolean => /^\s*https?:\/\//i.test(word);
