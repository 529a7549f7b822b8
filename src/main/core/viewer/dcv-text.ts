/** Sections of a connection file (`.dcv`) and their settings, in the order in which they are written. */
export type DcvSections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The text of a connection file. The caller checks the values: one with a line break would begin another setting.
 * Sections without settings are left out.
 */
export function dcvText(sections: DcvSections): string {
  const blocks = Object.entries({ version: { format: '1.0' }, ...sections })
    .map(([name, settings]) => [name, Object.entries(settings)] as const)
    .filter(([, settings]) => settings.length > 0)
    .map(([name, settings]) =>
      [`[${name}]`, ...settings.map(([key, value]) => `${key}=${escaped(value)}`), ''].join('\n'),
    );
  return blocks.join('\n');
}

/**
 * A value as it is meant. The viewer's library reads `\\` as one backslash, and `\s` or `\n` as a space or a line
 * break, which no setting of a connection contains. Programs that write `DOMAIN\sally` mean a backslash.
 */
export const unescaped = (value: string): string => value.replaceAll('\\\\', '\\');

/** The value that {@link unescaped} reads back. */
const escaped = (value: string): string => value.replaceAll('\\', '\\\\');
