import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Preferences } from '../../../shared/settings/preferences.ts';
import type { Viewing } from '../../../shared/viewer/viewing.ts';

/**
 * The connection with new viewing options. An option that is missing or null is removed, so that the viewer's
 * default applies again.
 */
export function withViewing(connection: Connection, viewing: Viewing): Result<Connection> {
  const display = viewing.display ?? undefined;
  const transport = viewing.transport ?? undefined;
  if (connection.kind === 'practice') {
    if (transport !== undefined)
      return err({
        code: 'connection-invalid',
        field: 'transport',
        rule: 'not-for-practice',
      });
    const { display: _, ...rest } = connection;
    return ok({ ...rest, ...omitUndefined({ display }) });
  }
  const { display: _, transport: __, ...rest } = connection;
  return ok({
    ...rest,
    ...omitUndefined({ display, transport }),
  });
}

/** The connection with the user's preferred viewing options, for options that the connection does not set. */
export function withViewingDefaults(
  connection: Connection,
  { transport: preferredTransport, ...preferredDisplay }: Preferences['display'],
): Connection {
  const display = { ...preferredDisplay, ...connection.display };
  if (connection.kind === 'practice') return { ...connection, display };
  const transport = connection.transport ?? preferredTransport;
  return { ...connection, display, ...omitUndefined({ transport }) };
}
