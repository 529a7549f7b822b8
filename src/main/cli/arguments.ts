import { parseArgs } from 'node:util';
import { ok, err, type Result } from '../../shared/base/failure.ts';
import { isResourceId, type ResourceId } from '../../shared/base/ids.ts';

/** The options a command has. None of ours has a default or may be given more than once. */
type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** What {@link readArguments} makes of a command's words. */
export interface Arguments<Known extends Options> {
  readonly values: {
    readonly [Name in keyof Known]?: Known[Name]['type'] extends 'boolean' ? boolean : string;
  };
  readonly words: readonly string[];
}

/**
 * Reads options strictly: an unknown one, one without its value, one given twice or a word too many
 * is a usage error that names the option, never its value.
 */
export function readArguments<const Known extends Options>(
  args: readonly string[],
  options: Known,
  maxWords: number,
): Result<Arguments<Known>> {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: true,
      tokens: true,
    });
    const names = tokens.filter((token) => token.kind === 'option').map((token) => token.name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) return usage(`--${twice} is given twice.`);
    if (positionals.length > maxWords)
      return usage('There is a word too many. See stagedoor --help.');
    return ok({ values, words: positionals });
  } catch (reason) {
    return usage(`${argumentProblem(reason, options)} See stagedoor --help.`);
  }
}

/** A usage error in words. */
export const usage = (message: string): Extract<Result<never>, { ok: false }> =>
  err({ code: 'usage', message });

/** An id given as an option; nothing when the option is not there. */
export function readId(name: string, text: string | undefined): Result<ResourceId | undefined> {
  if (text === undefined || isResourceId(text)) return ok(text);
  return usage(`--${name} is not an id.`);
}

/** A whole number of an option between `min` and `max`. */
export function readNumber(
  name: string,
  text: string | undefined,
  min: number,
  max: number,
): Result<number | undefined> {
  if (text === undefined) return ok(undefined);
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max
    ? ok(value)
    : usage(`--${name} is a whole number from ${min} to ${max}.`);
}

function argumentProblem(reason: unknown, options: Options): string {
  const text = reason instanceof Error ? reason.message : '';
  const named = Object.keys(options).find((name) => text.includes(`'--${name}`));
  return named === undefined
    ? 'There is an option this command does not have.'
    : `--${named} is not given as it should be.`;
}
