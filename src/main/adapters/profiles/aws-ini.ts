/**
 * The text of an INI file as botocore reads it, which is with Python's `RawConfigParser`. The parser of the JavaScript
 * SDK reads other names and values, and with text after a `]` even gives a profile another one's keys.
 * Pure and total: lines for which Python refuses the whole file are skipped here, and the first one is named.
 */

/** Names are in lower case. A value of several lines contains line breaks. */
export type IniValues = ReadonlyMap<string, string>;

/** By what is between the brackets, unchanged: blanks and quotes belong to it. */
export type IniSections = ReadonlyMap<string, IniValues>;

export interface IniFile {
  readonly sections: IniSections;
  /** The number of the first line that was skipped, from 1: no header, no setting, or a setting of no section. */
  readonly skippedLine: number | undefined;
}

/** The section whose values all sections of the file inherit. */
const INHERITED = 'DEFAULT';
/** How many inherited settings all profiles may have together. More is not a configuration that someone uses. */
const MAX_INHERITED = 100_000;

export function parseIni(text: string): IniFile {
  const sections = new Map<string, Map<string, string[]>>();
  /** Undefined at the file's beginning and below a header without a name: values there belong to nothing. */
  let section: Map<string, string[]> | undefined;
  /** The lines of the latest value, which deeper lines continue. */
  let value: string[] | undefined;
  let depth = 0;
  let skippedLine: number | undefined;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const content = line.trim();
    if (/^[#;]/.test(content)) continue;
    if (content === '') {
      value?.push('');
      continue;
    }
    const indent = line.search(/\S/);
    // SECURITY: always begins a section, also where Python would continue a value, so that a profile never gets the
    // keys below the header of another one.
    if (content.startsWith('[')) {
      const name = content.slice(1, Math.max(1, content.lastIndexOf(']')));
      section = name === '' ? undefined : (sections.get(name) ?? new Map<string, string[]>());
      if (section === undefined) skippedLine ??= index + 1;
      else sections.set(name, section);
      value = undefined;
      depth = indent;
    } else if (value !== undefined && indent > depth) {
      value.push(content);
    } else {
      const delimiter = content.search(/[=:]/);
      value = [content.slice(delimiter + 1).trim()];
      depth = indent;
      if (delimiter > 0) section?.set(content.slice(0, delimiter).trimEnd().toLowerCase(), value);
      if (delimiter <= 0 || section === undefined) skippedLine ??= index + 1;
    }
  }
  const inherited = joined(sections.get(INHERITED) ?? []);
  sections.delete(INHERITED);
  // SECURITY: otherwise, the copies could be much larger than the file.
  if (inherited.size * sections.size > MAX_INHERITED) inherited.clear();
  const complete = [...sections].map(
    ([name, own]) => [name, new Map([...inherited, ...joined(own)])] as const,
  );
  return { sections: new Map(complete), skippedLine };
}

const joined = (values: Iterable<readonly [string, readonly string[]]>): Map<string, string> =>
  new Map([...values].map(([name, lines]) => [name, lines.join('\n').trimEnd()] as const));

/** True for the value of `s3 =` with indented lines below it, which are settings of their own. */
export const isGroup = (value: string): boolean => value.startsWith('\n');

/** The settings in a group's value. */
export function groupValues(value: string): IniValues {
  const values = new Map<string, string>();
  for (const line of isGroup(value) ? value.split('\n') : []) {
    const equals = line.indexOf('=');
    if (equals > 0) values.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  return values;
}
