import { ok, type Failure, type Result } from '../../shared/base/failure.ts';
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
  /** Accepts any number of words. */
  readonly many?: true;
  /** The only values that it accepts. */
  readonly choices?: readonly string[];
  readonly completes?: 'connections' | 'commands';
}

/** The values of the options that were passed. */
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

/** A further sentence for a usage error, if a word of the command line is the id of a saved connection. */
export type Suggest = (isSaved: (word: string) => boolean) => string | undefined;

/** Why a command line is refused. */
export interface Refusal {
  readonly ok: false;
  readonly failure: Failure;
  readonly suggest?: Suggest;
}

/** Like {@link Result}, with the suggestion that belongs to a refusal. */
export type Parsed<T> = Extract<Result<T>, { readonly ok: true }> | Refusal;

/** Runs a command whose arguments are valid. */
export type Run = (deps: CommandDeps<CommandServices>) => Promise<ExitStatus>;

/** What a command line asks for. */
export type Action =
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: string;
      /** The parsed options, for tests. */
      readonly request: unknown;
      readonly run: Run;
    };

/** A command of the table: its description, and the action that its options and words request. Pure. */
export interface Command extends CommandFacts {
  readonly prepare: (
    values: Readonly<Record<string, string | true>>,
    words: readonly string[],
  ) => Parsed<Action>;
}

/** A command that uses the services. `read` validates its values; `run` carries out the request. */
export function defineCommand<const Options extends OptionDefinitions, Request>(
  facts: CommandFacts & { readonly options: Options },
  read: (values: OptionValues<Options>, words: readonly string[]) => Parsed<Request>,
  run: (request: Request, deps: CommandDeps<CommandServices>) => Promise<ExitStatus>,
): Command {
  return {
    ...facts,
    prepare(values, words) {
      // The parser accepts only the names in `options`, each with the type of its kind.
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
