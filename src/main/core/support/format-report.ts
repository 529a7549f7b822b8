/** A fact for a text that is read by people: its name (none where it goes on with the one before) and what is so. */
export type ReportLine = readonly [name: string, value: string | number | boolean | undefined];

const NAME_WIDTH = 20;

/** One line each, values under each other; what is not known or empty is left out. */
export const formatReport = (all: readonly ReportLine[]): string[] =>
  all
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => {
      const head = name === '' ? '' : `${name}:`;
      return `${head.padEnd(NAME_WIDTH)} ${oneLine(String(value))}`;
    });

/** A value of somebody else's starts no line of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
