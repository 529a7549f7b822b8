/** True for an argument that contains a stream's address with its token, whatever stands around it. */
export const hasStreamToken = (word: string): boolean =>
  /https?:\/\//i.test(word) && /[?&]authToken=/i.test(word);
