/** What needs no quotes. `xdg-open` by itself (no desktop environment) finds no program in quotes. */
const PLAIN = /^[\w@+=:,./-]+$/;

/** The quoting of the desktop entry specification, whose values are unescaped twice; `%` starts a field code there. */
const quoted = (word: string): string =>
  PLAIN.test(word)
    ? word
    : `"${word
        .replace(/["`$\\]/g, (sign) => `\\${sign}`)
        .replaceAll('\\', '\\\\')
        .replaceAll('%', '%%')}"`;

/** A command as the `Exec` of a desktop entry. */
export const execText = (command: readonly string[]): string => command.map(quoted).join(' ');
