import type { CommandFacts } from '../src/main/cli/command-definition.ts';
import { TABLE } from '../src/main/cli/command-table.ts';
import { ENVIRONMENT, EXIT_ROWS, LINK_FORM } from '../src/main/cli/help-text.ts';
import { optionTerm, synopsisParts } from '../src/main/cli/synopsis.ts';

/** Where the page is in the project (`npm run man-page`). */
export const MAN_PAGE = 'build/linux/stagedoor.1';

/** Escapes text for roff: no line begins with a control character, and dashes can be copied. */
const text = (words: string): string =>
  words
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replaceAll('“', String.raw`\(lq`)
    .replaceAll('”', String.raw`\(rq`)
    .replaceAll(/^([.'])/gm, String.raw`\&$1`);

/** A term in bold, with what the reader replaces in italics. */
const term = (words: string): string =>
  words
    .split(/(\b[A-Z]+\b)/)
    .filter((part) => part !== '')
    .map((part) => String.raw`\f${/^[A-Z]+$/.test(part) ? 'I' : 'B'}${text(part)}\fR`)
    .join('');

const item = (words: string, about: string): string => `.TP\n${term(words)}\n${text(about)}`;

/** A paragraph; one with columns or indented lines keeps its lines. */
const paragraph = (words: string): string =>
  /^ {2}|: {2}/m.test(words) ? `.PP\n.nf\n${text(words)}\n.fi` : `.PP\n${text(words)}`;

function commandSection(command: CommandFacts): string {
  const { name, summary, details = [], operand, options } = command;
  const parts = synopsisParts(command).map(term);
  return [
    `.SS ${text(name)}`,
    `.HP\n${[term(`stagedoor ${name}`), ...parts].join(' ')}`,
    ...[`${summary}.`, ...details].flatMap((words) => words.split('\n\n')).map(paragraph),
    ...(operand === undefined ? [] : [item(operand.name, `${operand.about}.`)]),
    ...Object.entries(options).map(([key, option]) =>
      item(optionTerm(key, option), `${option.about}.`),
    ),
  ].join('\n');
}

/** The manual page, generated from the definitions of the commands. */
export const manPage = (): string =>
  `${[
    String.raw`.\" Made by "npm run man-page" from src/main/cli; do not edit.`,
    '.TH STAGEDOOR 1 "" "Stagedoor" "User Commands"',
    '.SH NAME',
    String.raw`stagedoor \- open remote workstations in the DCV viewer`,
    '.SH SYNOPSIS',
    term('stagedoor [LINK]'),
    '.br',
    term('stagedoor COMMAND [OPTION]...'),
    '.SH DESCRIPTION',
    'Without a command, Stagedoor opens its window; with a link, it asks whether to connect.',
    'The commands need no display.',
    'They write output to standard output, and diagnostics to standard error.',
    '.SH OPTIONS',
    item('-h, --help', 'show help for the program or, after a command, for that command.'),
    item('-v, --version', 'show the version.'),
    '.SH COMMANDS',
    ...TABLE.commands.map(commandSection),
    '.SH LINKS',
    `.nf\n${text(LINK_FORM)}\n.fi`,
    '.SH EXIT STATUS',
    ...EXIT_ROWS.map(([status, meaning]) => item(String(status), `${meaning}.`)),
    '.SH ENVIRONMENT',
    ...Object.entries(ENVIRONMENT).map(([name, about]) => `.TP\n.B ${name}\n${text(about)}.`),
  ].join('\n')}\n`;
