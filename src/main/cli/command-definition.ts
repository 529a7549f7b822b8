import { ok, type Result } from '../../shared/base/failure.ts';
import type { CommandServices } from './command-services.ts';
import type { ExitStatus } from './exit-status.ts';
import type { CommandDeps } from './terminal.ts';

/** An option that takes a value, shown as `--name VALUE`. */
export interface TextOption {
  readonly kind: 'text';
  readonly value: string;
  readonly about: string;
  readonly required?: true;
  /** The shell completes the ids of saved connections. */
  readonly completes?: 'connections';
}

/** An option without a value, shown as `--name`. */
export interface FlagOption {
  readonly kind: 'flag';
  readonly about: string;
}

/** The options of a command by their long names, in the order in which help lists them. */
export type OptionDefinitions = Readonly<Record<string, TextOption | FlagOption>>;

/** The one argument of a command that is not an option. */
export interface OperandDefinition {
  readonly name: string;
  readonly about: string;
  readonly required?: true;
  /** Takes any number of words. */
  readonly many?: true;
  /** All that it can be. */
  readonly choices?: readonly string[];
  readonly completes?: 'connections' | 'commands';
}

/** The values of the options that were given. */
export type OptionValues<Options extends OptionDefinitions> = {
  readonly [Name in keyof Options]?: Options[Name]['kind'] extends 'flag' ? true : string;
};

/** What help, completion and the manual page say about a command. */
export interface CommandFacts {
  /** One word, or a group and a word: `connections add`. */
  readonly name: string;
  /** One sentence without its full stop. */
  readonly summary: string;
  /** Further paragraphs. */
  readonly details?: readonly string[];
  readonly operand?: OperandDefinition;
  readonly options: OptionDefinitions;
}

/** Runs a command that was read without a problem. */
export type Run = (deps: CommandDeps<CommandServices>) => Promise<ExitStatus>;

/** What a command line asks for. */
export type Action =
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: string;
      /** What the command made of its options, for tests. */
      readonly request: unknown;
      readonly run: Run;
    };

/** A command of the table: what is said about it, and what its options and words ask for. Pure. */
export interface Command extends CommandFacts {
  readonly prepare: (
    values: Readonly<Record<string, string | true>>,
    words: readonly string[],
  ) => Result<Action>;
}

/** A command that uses the services. `read` checks its values; `run` does what they ask for. */
export function defineCommand<const Options extends OptionDefinitions, Request>(
  facts: CommandFacts & { readonly options: Options },
  read: (values: OptionValues<Options>, words: readonly string[]) => Result<Request>,
  run: (request: Request, deps: CommandDeps<CommandServices>) => Promise<ExitStatus>,
): Command {
  return {
    ...facts,
    prepare(values, words) {
      // The parser lets only the names of `options` through, each with the type of its kind.
      const request = read(values as OptionValues<Options>, words);
      if (!request.ok) return request;
      const { value } = request;
      return ok({
        kind: 'run',
        command: facts.name,
        request: value,
        run: (deps) => run(value, deps),
      });
    },
  };
}

/** A command that only prints a text, which needs no services. */
export function definePrinting(
  facts: CommandFacts,
  print: (words: readonly string[]) => Result<string>,
): Command {
  return {
    ...facts,
    prepare(_, words) {
      const text = print(words);
      return text.ok ? ok({ kind: 'print', text: text.value }) : text;
    },
  };
}
