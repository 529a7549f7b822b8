/** Parses connection files (`.dcv`) from other sources. Total and pure. Their values are not trusted. */

/** A setting with several values. A person who checked the file may have seen another one than the viewer uses. */
export const DUPLICATE = Symbol('twice');

/** A setting of the file. */
export interface DcvSetting {
  /** Undefined before the first section. */
  readonly section: string | undefined;
  readonly name: string;
  readonly value: string | typeof DUPLICATE;
  /** The number of its first line, from 1. */
  readonly line: number;
}

export interface DcvFile {
  /** Each setting once, in the order of the file. */
  readonly settings: readonly DcvSetting[];
  readonly sections: ReadonlySet<string>;
  /** The numbers of the lines that are no section, setting or comment. */
  readonly strangeLines: readonly number[];
}

/**
 * Parses INI like the viewer's library: sections in any order, and sections with the same name are merged. Names are
 * case sensitive, and spaces around `=` are ignored. There are no line continuations. A line that begins with `#` or
 * `;` is a comment; these characters within a value belong to it.
 */
export function parseDcvFile(text: string): DcvFile {
  const settings = new Map<string, DcvSetting>();
  const sections = new Set<string>();
  const strangeLines: number[] = [];
  let section: string | undefined;
  for (const [index, whole] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const plain = whole.trim();
    if (plain === '' || plain.startsWith('#') || plain.startsWith(';')) continue;
    if (plain.startsWith('[')) {
      // A line that begins with a bracket always ends the section before it, so that its settings move nowhere else.
      section = /^\[([^\]]*)\]/.exec(plain)?.[1];
      if (section === undefined) strangeLines.push(line);
      else sections.add(section);
      continue;
    }
    const cut = plain.indexOf('=');
    if (cut < 1) {
      strangeLines.push(line);
      continue;
    }
    const name = plain.slice(0, cut).trimEnd();
    const value = plain.slice(cut + 1).trimStart();
    const key = JSON.stringify([section, name]);
    const before = settings.get(key);
    const isSame = before === undefined || before.value === value;
    settings.set(key, {
      section,
      name,
      value: isSame ? value : DUPLICATE,
      line: before?.line ?? line,
    });
  }
  return { settings: [...settings.values()], sections, strangeLines };
}
