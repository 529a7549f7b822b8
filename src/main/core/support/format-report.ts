/** A line of a report: a name, which is empty if the line continues the one before, and a value. */
export type ReportLine = readonly [name: string, value: string | number | boolean | undefined];

const NAME_WIDTH = 20;

/** Formats each fact as a line with aligned values. Unknown and empty values are left out. */
export const formatReport = (all: readonly ReportLine[]): string[] =>
  all
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => {
      const head = name === '' ? '' : `${name}:`;
      return `${head.padEnd(NAME_WIDTH)} ${oneLine(String(value))}`;
    });

/** Replaces line breaks, so that a value from outside cannot start a new line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
