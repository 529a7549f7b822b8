/**
 * Words that need no quotes. Without a desktop environment, `xdg-open` does not find a quoted
 * program.
 */
const PLAIN = /^[\w@+=:,./-]+$/;

/**
 * The quoting of the desktop entry specification, whose values are unescaped twice; `%` starts a
 * field code.
 */
const quoted = (word: string): string =>
  PLAIN.test(word)
    ? word
    : `"${word
        .replace(/["`$\\]/g, (sign) => `\\${sign}`)
        .replaceAll('\\', '\\\\')
        .replaceAll('%', '%%')}"`;

/** A command as the `Exec` of a desktop entry. */
export const execText = (command: readonly string[]): string => command.map(quoted).join(' ');
