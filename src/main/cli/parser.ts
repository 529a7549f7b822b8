import { Argument, Command as Node, Option, type CommanderError } from 'commander';
import { ok } from '../../shared/base/failure.ts';
import type { Action, Command, OperandDefinition, Parsed, Refusal } from './command-definition.ts';
import { usage } from './option-values.ts';
import { operandTerm, optionFlags, synopsisParts, wrapParts } from './synopsis.ts';
import { fullName, seeHelp, usageRefusal, valueMissing } from './usage-message.ts';

/** The input for a parser. */
export interface CommandTable {
  readonly program: string;
  readonly about: string;
  /** The usage lines of the program itself. */
  readonly usage: string;
  /** The part of the program's help that follows the commands. */
  readonly after: string;
  /** The summary of each group of commands. */
  readonly groups: Readonly<Record<string, string>>;
  readonly commands: readonly Command[];
}

/** Reads a command line; pure. A problem is a usage failure. */
export type ParseCommand = (args: readonly string[]) => Parsed<Action>;

/** Columns of help. Fixed, so that help is the same in a pipe, in a test and in every terminal. */
const WIDTH = 80;

/** Thrown instead of exiting the process, as commander would. Contains the parsed command and the reason. */
class Stopped extends Error {
  readonly node: Node;
  readonly reason: CommanderError;

  constructor(node: Node, reason: CommanderError) {
    super(reason.code);
    this.node = node;
    this.reason = reason;
  }
}

/** The values of each option in the order they were passed, by its name without dashes; `true` for a flag. */
type ParsedOptions = readonly (readonly [name: string, value: string | true])[];

/** Called by commander while it reads a command line. */
interface Listener {
  print(text: string): void;
  onCommand(command: Command, parsedOptions: ParsedOptions, words: readonly string[]): void;
}

/**
 * Creates a command line parser. It never exits, prints or reads the environment.
 * SECURITY: a usage failure names only our own commands and options. Any word that was passed can be a secret in the
 * wrong place, so none is repeated. Commander's own messages repeat them, so they are not shown.
 */
export function createParser(table: CommandTable): ParseCommand {
  const names = new Set(table.commands.flatMap(({ options }) => Object.keys(options)));
  return (args) => {
    const printed: string[] = [];
    let prepared: Parsed<Action> | undefined;
    const program = createProgram(table, {
      print: (text) => printed.push(text),
      onCommand: (command, parsedOptions, words) => {
        prepared = prepare(command, parsedOptions, words, args);
      },
    });
    try {
      program.parse(withoutUnknownValues(helpAlone(args), names), { from: 'user' });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      switch (error.reason.code) {
        case 'commander.version':
          return ok({ kind: 'version' });
        case 'commander.helpDisplayed':
          return ok({ kind: 'print', text: printed.join('').trimEnd() });
        default:
          return refusalOf(table, error, args);
      }
    }
    return prepared ?? usage('Name a command.');
  };
}

const refusalOf = (
  { commands, program }: CommandTable,
  { node, reason }: Stopped,
  args: readonly string[],
): Refusal => {
  const command = commands.find(({ name }) => `${program} ${name}` === fullName(node));
  return usageRefusal({ node, command, reason, args });
};

/** The commands of the table by their nodes in commander's tree. */
type Rows = Map<Node, Command>;

function createProgram(table: CommandTable, listener: Listener): Node {
  const rows: Rows = new Map();
  const program: Node = stopping(new Node(table.program))
    .description(table.about)
    .enablePositionalOptions()
    .helpCommand(false)
    .helpOption('-h, --help', 'show this help')
    .version('', '-v, --version', 'show the version')
    .configureOutput({
      writeOut: (text) => {
        listener.print(text);
      },
      writeErr: () => undefined,
      getOutHelpWidth: () => WIDTH,
      getErrHelpWidth: () => WIDTH,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      commandUsage: (node) => (node === program ? table.usage : usageOf(node, rows)),
      // Its choices are in the usage.
      argumentDescription: ({ description }) => description,
      optionTerm: ({ flags }) => flags.replace(/[<>]/g, ''),
      subcommandTerm: (node) => listedName(node, rows),
    })
    .addHelpText('after', table.after);
  const groups = new Map<string, Node>();
  for (const command of table.commands) {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined) {
      addCommand(program, first, command, { rows, listener });
      continue;
    }
    const about = table.groups[first] ?? '';
    const group =
      groups.get(first) ??
      stopping(program.command(first)).summary(about).description(`${about}.`).helpCommand(false);
    groups.set(first, group);
    addCommand(group, second, command, { rows, listener });
  }
  return program;
}

function usageOf(node: Node, rows: Rows): string {
  const row = rows.get(node);
  const parts = row === undefined ? ['COMMAND'] : synopsisParts(row);
  const title = 'Usage:';
  return wrapParts(`${title} ${fullName(node)}`, parts, WIDTH).slice(title.length + 1);
}

/** The command as a list shows it: with its argument, or as the name of a group. */
function listedName(node: Node, rows: Rows): string {
  const operand = rows.get(node)?.operand;
  const group = node.commands.length > 0 ? 'COMMAND' : '';
  const more = operand === undefined ? group : operandTerm(operand);
  return `${node.name()} ${more}`.trimEnd();
}

function addCommand(
  parent: Node,
  name: string,
  command: Command,
  { rows, listener }: { readonly rows: Rows; readonly listener: Listener },
): void {
  const { summary, details = [], operand, options } = command;
  const node = stopping(parent.command(name))
    .summary(summary)
    .description([`${summary}.`, ...details].join('\n\n'));
  rows.set(node, command);
  if (operand !== undefined) node.addArgument(argumentOf(operand));
  const parsedOptions: (readonly [string, string | true])[] = [];
  for (const [key, option] of Object.entries(options)) {
    node.addOption(new Option(optionFlags(key, option), option.about));
    // The event is emitted each time, so a repeated option is noticed.
    node.on(`option:${key}`, (value: unknown) => {
      parsedOptions.push([key, typeof value === 'string' ? value : true]);
    });
  }
  node.action(() => {
    listener.onCommand(command, parsedOptions, node.args);
  });
}

function argumentOf({ name, about, required, many, choices }: OperandDefinition): Argument {
  const term = many === true ? `${name}...` : name;
  const argument = new Argument(required === true ? `<${term}>` : `[${term}]`, about);
  return choices === undefined ? argument : argument.choices(choices);
}

/** Makes commander throw instead of exiting the process. */
const stopping = (node: Node): Node =>
  node.exitOverride((reason) => {
    throw new Stopped(node, reason);
  });

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

/** Removes all other options if any argument requests help, because such a line is often unfinished. */
function helpAlone(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  const read = end < 0 ? args : args.slice(0, end);
  return read.some(isHelp) ? [...read.filter((word) => !word.startsWith('-')), '--help'] : args;
}

/** Removes `=VALUE` from options that no command has, so that only the name is compared with ours. */
const withoutUnknownValues = (args: readonly string[], known: ReadonlySet<string>) =>
  args.map((word) => {
    const [, name] = /^--([^=]+)=/.exec(word) ?? [];
    return name === undefined || known.has(name) ? word : `--${name}`;
  });

/** The checks that commander lacks: a repeated option, a value that is an option, a missing required option. */
function prepare(
  { name, options, prepare }: Command,
  parsedOptions: ParsedOptions,
  words: readonly string[],
  args: readonly string[],
): Parsed<Action> {
  const values = Object.fromEntries(parsedOptions);
  for (const [key, option] of Object.entries(options)) {
    const value = values[key];
    if (parsedOptions.filter(([one]) => one === key).length > 1)
      return usage(`--${key} is given twice.`);
    // An empty value is usually a variable of a script that is not set.
    const isOption = typeof value === 'string' && /^-./.test(value);
    if (value === '' || (isOption && !args.includes(`--${key}=${value}`)))
      return usage(`${valueMissing(key, option)} ${seeHelp(name)}`);
    if (option.kind === 'text' && option.required === true && value === undefined)
      return usage(`--${key} ${option.value} is required. ${seeHelp(name)}`);
  }
  return prepare(values, words);
}
