import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Viewing } from '../../../shared/viewer/viewing.ts';

/** The connection with these ways of showing its streams. What is left out, or null, is the viewer's default again. */
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
