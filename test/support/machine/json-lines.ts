/** The objects of a text with one on each line. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    // Whatever it is, callers check what they read.
    .map((line) => JSON.parse(line) as Record<string, unknown>);
