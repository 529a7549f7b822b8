import * as v from 'valibot';
import { ConnectionId } from '../../shared/base/ids.ts';
import type { OptionDefinitions, Suggest } from './command-definition.ts';

/** The options that people often pass as plain words. */
const ID_OPTIONS = ['connection', 'session', 'profile'] as const;

/** The id options of a command, as a person types them: `--connection ID and --session ID`. */
export const idOptions = (options: OptionDefinitions): string =>
  ID_OPTIONS.filter((name) => name in options)
    .map((name) => `--${name} ID`)
    .join(' and ');

/**
 * Suggests the command line that was probably meant, if one of these words is the id of a saved connection. Undefined if
 * none can be one.
 * SECURITY: no other word is repeated, because it can be a secret in the wrong place.
 */
export function suggestion(
  words: readonly string[],
  meant: (id: string) => string,
): Suggest | undefined {
  const ids = words.filter((word) => v.is(ConnectionId, word));
  if (ids.length === 0) return undefined;
  return (isSaved) => {
    const id = ids.find(isSaved);
    return id === undefined ? undefined : `Did you mean “${meant(id)}”?`;
  };
}

/** {@link suggestion} of `--connection`, unless the command line has that option already. */
export const suggestConnection = (
  words: readonly string[],
  hasConnection: boolean,
): Suggest | undefined => suggestion(hasConnection ? [] : words, (id) => `--connection ${id}`);
