import { ok, err, type Result } from '../../shared/base/failure.ts';
import { isResourceId, type ResourceId } from '../../shared/base/ids.ts';
import type { FlagOption, TextOption } from './command-definition.ts';
import { idAdvice } from './id-sources.ts';

/** Options that several commands share. */
export const JSON_FLAG = { kind: 'flag', about: 'print JSON' } as const satisfies FlagOption;
export const JSON_LINES = {
  kind: 'flag',
  about: 'print one JSON object a line for each change',
} as const satisfies FlagOption;
export const CONNECTION = {
  kind: 'text',
  value: 'ID',
  about: 'the connection to use',
  required: true,
  completes: 'connections',
} as const satisfies TextOption;
export const STUDIO = {
  kind: 'text',
  value: 'ID',
  about: "the studio; overrides the connection's studioId",
} as const satisfies TextOption;

export const REQUEST_ID = {
  kind: 'text',
  value: 'ID',
  about:
    'an id of your own for this request: run again with it, the command requests nothing twice',
} as const satisfies TextOption;

/** A usage error. The message must not repeat a value, because it can be a secret in the wrong place. */
export const usage = (message: string): Extract<Result<never>, { ok: false }> =>
  err({ code: 'usage', message });

/** The id that an option has as its value; `undefined` if the option was not passed. */
export function readId(name: string, text: string | undefined): Result<ResourceId | undefined> {
  if (text === undefined || isResourceId(text)) return ok(text);
  return usage(`The value of --${name} is not a valid id. ${idAdvice(name)}`);
}

/** The whole number that an option has as its value, from `min` to `max`; `undefined` if it was not passed. */
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
    : usage(`--${name} must be a whole number from ${min} to ${max}.`);
}
