/** Parses connection files (`.dcv`) from other sources. Total and pure. Their values are not trusted. */

/** The settings of one section by name: a value, or {@link DUPLICATE} if there are several different ones. */
type Section = ReadonlyMap<string, string | typeof DUPLICATE>;

/** A setting with several values. A person who checked the file may have seen another one than the viewer uses. */
export const DUPLICATE = Symbol('twice');

/** Sections by name. */
export type DcvFile = ReadonlyMap<string, Section>;

/**
 * Parses INI like the viewer's library: sections in any order, and sections with the same name are merged. Names are
 * case sensitive, spaces around `=` are ignored, and `#` and `;` at the start of a line begin a comment. There are no
 * quotes and no line continuations. Other lines are ignored.
 */
export function parseDcvFile(text: string): DcvFile {
  const sections = new Map<string, Map<string, string | typeof DUPLICATE>>();
  let section: Map<string, string | typeof DUPLICATE> | undefined;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const plain = line.trim();
    if (plain === '' || plain.startsWith('#') || plain.startsWith(';')) continue;
    if (plain.startsWith('[') && plain.endsWith(']')) {
      const name = plain.slice(1, -1);
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      continue;
    }
    const cut = plain.indexOf('=');
    if (cut < 1) continue;
    const name = plain.slice(0, cut).trimEnd();
    const value = plain.slice(cut + 1).trimStart();
    const before = section?.get(name);
    section?.set(name, before === undefined || before === value ? value : DUPLICATE);
  }
  return sections;
}
