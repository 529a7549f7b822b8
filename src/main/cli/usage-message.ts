import type { Command as Node, CommanderError } from 'commander';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import type { Command, FlagOption, Refusal, Suggest, TextOption } from './command-definition.ts';
import { idOptions, suggestConnection, suggestion } from './misplaced-id.ts';
import { usage } from './option-values.ts';

/** The full name of a command, with its groups: `stagedoor connections add`. */
export const fullName = (node: Node): string =>
  node.parent === null ? node.name() : `${fullName(node.parent)} ${node.name()}`;

/** Refers to the help of a command, whose name is passed without that of the program. */
export const seeHelp = (command: string): string =>
  `See “${`stagedoor ${command}`.trimEnd()} --help”.`;

/** The message for an option that was passed without its value. */
export const valueMissing = (name: string, option: TextOption | FlagOption): string =>
  `--${name} needs a value${option.kind === 'text' ? `: --${name} ${option.value}` : ''}.`;

/**
 * Describes the mistake that commander found, in our own texts.
 * SECURITY: commander's own messages repeat arguments. Only its code is used, and from its message only names that are
 * equal to our own.
 */
export function usageRefusal(mistake: Mistake): Refusal {
  const name = fullName(mistake.node).split(' ').slice(1).join(' ');
  return {
    ...usage(`${problem(mistake)} ${seeHelp(name)}`),
    ...omitUndefined({ suggest: suggestFor(mistake) }),
  };
}

/** A mistake that commander found. */
interface Mistake {
  readonly node: Node;
  /** Undefined for the program itself and for a group. */
  readonly command: Command | undefined;
  readonly reason: CommanderError;
  readonly args: readonly string[];
}

function problem({ node, command, reason, args }: Mistake): string {
  const { code, message } = reason;
  const within = node.parent === null ? '' : ` in “${fullName(node)}”`;
  switch (code) {
    case 'commander.unknownCommand':
      return `There is no such command${within}.${nearest(node, message)}`;
    case 'commander.unknownOption': {
      const flag = flagWithValue(node, args);
      if (flag !== undefined) return `${flag} takes no value.`;
      if (command !== undefined && takesConnectionAsArgument(command, message))
        return `The connection is not an option here, but an argument: ${fullName(node)} ID.`;
      return `There is no such option${within}.${nearest(node, message)}`;
    }
    case 'commander.optionMissingArgument': {
      const option = node.options.find(
        ({ flags }) => message === `error: option '${flags}' argument missing`,
      );
      return option === undefined
        ? 'An option needs a value.'
        : `${option.long} needs a value: ${option.flags.replace(/[<>]/g, '')}.`;
    }
    case 'commander.missingArgument':
      return `${node.registeredArguments.map((one) => one.name()).join(' ')} is missing.`;
    case 'commander.invalidArgument': {
      const choices = node.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
      return `The argument must be one of: ${choices.join(', ')}.`;
    }
    case 'commander.excessArguments':
      return tooMany(command);
    case 'commander.help':
      return `Name a command${within}: ${node.commands.map((one) => one.name()).join(', ')}.`;
    default:
      return 'This command line cannot be read.';
  }
}

/** What a command takes instead of the words that are too many. */
function tooMany(command: Command | undefined): string {
  const takes =
    command?.operand === undefined
      ? 'This command takes no arguments.'
      : `This command takes only one argument: ${command.operand.name}.`;
  const options = idOptions(command?.options ?? {});
  return options === '' ? takes : `${takes} Pass ids with ${options}.`;
}

/** True if `--connection` was passed to a command whose argument is the connection. */
const takesConnectionAsArgument = ({ operand }: Command, message: string): boolean =>
  operand?.completes === 'connections' && /^error: unknown option '--connection['=]/.test(message);

function suggestFor({ node, command, reason, args }: Mistake): Suggest | undefined {
  const { code, message } = reason;
  const passed = args.flatMap((word, at) =>
    word === '--connection'
      ? args.slice(at + 1, at + 2)
      : word.startsWith('--connection=')
        ? [word.slice('--connection='.length)]
        : [],
  );
  if (code === 'commander.unknownCommand' && node.parent === null && nearest(node, message) === '')
    return suggestion(args.slice(0, 1), (id) => `${fullName(node)} connect --connection ${id}`);
  if (command === undefined) return undefined;
  if (code === 'commander.excessArguments' && 'connection' in command.options)
    return suggestConnection(node.args, passed.length > 0);
  return code === 'commander.unknownOption' && takesConnectionAsArgument(command, message)
    ? suggestion(passed, (id) => `${fullName(node)} ${id}`)
    : undefined;
}

/** Commander's suggestion for a mistyped name, if it is one of our own names. */
function nearest(node: Node, message: string): string {
  const suggested =
    /\n\(Did you mean (?:one of )?([^()]+)\?\)$/.exec(message)?.[1]?.split(', ') ?? [];
  const ours = new Set([
    ...node.commands.map((one) => one.name()),
    ...node.options.map(({ long }) => long),
    '--help',
  ]);
  const names = suggested.filter((name) => ours.has(name));
  return names.length === 0 ? '' : ` Did you mean ${names.join(' or ')}?`;
}

/** A flag of this command that was written as `--flag=value`, which commander calls unknown. */
function flagWithValue(node: Node, args: readonly string[]): string | undefined {
  const flags = node.options.filter(({ required, optional }) => !required && !optional);
  return flags
    .flatMap(({ long }) => long ?? [])
    .find((long) => args.some((word) => word.startsWith(`${long}=`)));
}
