/** Reading a connection file (`.dcv`) of somebody else's: total and pure. What is read is text, not trusted. */

/** The settings of one section by name: one value, or `twice` where there are several that differ. */
type Section = ReadonlyMap<string, string | typeof TWICE>;

/** A setting that is given more than once: whoever reads the file may have seen the other one. */
export const TWICE = Symbol('twice');

/** Sections by name. */
export type DcvFile = ReadonlyMap<string, Section>;

/**
 * Reads INI as the viewer's library does: sections in any order, a second one of a name goes on with the first;
 * names are case sensitive, spaces around `=` do not count, `#` and `;` begin a comment at the start of a
 * line. There are no quotes and no continued lines. A line that is none of this is passed over.
 */
export function parseDcvFile(text: string): DcvFile {
  const sections = new Map<string, Map<string, string | typeof TWICE>>();
  let section: Map<string, string | typeof TWICE> | undefined;
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
    section?.set(name, before === undefined || before === value ? value : TWICE);
  }
  return sections;
}
