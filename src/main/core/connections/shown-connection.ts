import type { Connection } from '../../../shared/connections/connection.ts';

/** A connection as scripts see it: as given to `add`, with its id and without secrets. */
export const shownConnection = (connection: Connection): object =>
  withCredentials(connection, withoutEntry);

/**
 * A connection to be added on another machine or under another name: what `add` reads, except its secrets, and without
 * the consent to run a program, which each user gives in the window.
 */
export function exportedConnection(connection: Connection): object {
  const { id: _, ...fields } = withCredentials(connection, (credentials) =>
    without(withoutEntry(credentials), 'agreedCommand'),
  );
  return fields;
}

function withCredentials(connection: Connection, edit: (credentials: object) => object) {
  if (!('credentials' in connection)) return connection;
  const { credentials } = connection;
  return credentials.source === 'assume-role'
    ? { ...connection, credentials: { ...credentials, base: edit(credentials.base) } }
    : { ...connection, credentials: edit(credentials) };
}

/** The name of the vault's entry is internal. */
const withoutEntry = (credentials: object): object => without(credentials, 'entry');

const without = (fields: object, name: string): object =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));
