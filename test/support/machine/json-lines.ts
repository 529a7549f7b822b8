/** The objects of a text that holds one a line. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    // Whatever it is, what is asked of it is looked at.
    .map((line) => JSON.parse(line) as Record<string, unknown>);
