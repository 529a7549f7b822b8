import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import type { Preferences } from '../../../shared/settings/preferences.ts';

/** A connection with what the user prefers where it says nothing of its display itself. */
export function withViewingDefaults(
  connection: Connection,
  { transport, ...preferred }: Preferences['display'],
): Connection {
  const display = { ...preferred, ...connection.display };
  if (connection.kind === 'practice') return { ...connection, display };
  const by = connection.transport ?? transport;
  return { ...connection, display, ...omitUndefined({ transport: by }) };
}
