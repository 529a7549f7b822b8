import type { Command as Node, CommanderError } from 'commander';
import type { FlagOption, TextOption } from './command-definition.ts';

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
export function usageMessage(node: Node, reason: CommanderError, args: readonly string[]): string {
  const command = fullName(node).split(' ').slice(1).join(' ');
  return `${problem(node, reason, args)} ${seeHelp(command)}`;
}

function problem(node: Node, { code, message }: CommanderError, args: readonly string[]): string {
  const within = node.parent === null ? '' : ` in “${fullName(node)}”`;
  switch (code) {
    case 'commander.unknownCommand':
      return `There is no such command${within}.${suggestion(node, message)}`;
    case 'commander.unknownOption': {
      const flag = flagWithValue(node, args);
      if (flag !== undefined) return `${flag} takes no value.`;
      return `There is no such option${within}.${suggestion(node, message)}`;
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
      return 'There is one argument too many.';
    case 'commander.help':
      return `Name a command${within}: ${node.commands.map((one) => one.name()).join(', ')}.`;
    default:
      return 'This command line cannot be read.';
  }
}

/** Commander's suggestion for a mistyped name, if it is one of our own names. */
function suggestion(node: Node, message: string): string {
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
