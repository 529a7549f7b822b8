import type { Connection } from '../../../shared/connections/connection.ts';
import type { ExportFormat } from '../../../shared/connections/exported.ts';
import { err, ok, type Result } from '../../../shared/base/failure.ts';
import { isAws } from '../../../shared/connections/aws-connection.ts';
import { exportDcvFile, type ExportedDcv } from './export-dcv.ts';
import { exportedConnection } from './shown-connection.ts';

/** A connection as a file for others, with a suggested name. */
export interface ExportedConnection extends ExportedDcv {
  readonly name: string;
}

/** A connection as a file, without secrets. Only direct connections can be connection files of the viewer. Pure. */
export function exportConnection(
  connection: Connection,
  format: ExportFormat,
): Result<ExportedConnection> {
  const name = `${connection.id}.${format}`;
  if (format === 'json') {
    const text = `${JSON.stringify(exportedConnection(connection), undefined, 2)}\n`;
    return ok({
      name,
      text,
      leftOut: hasAgreement(connection) ? ['credentials.agreedCommand'] : [],
    });
  }
  if (connection.kind !== 'direct')
    return err({ code: 'request-refused', detail: 'Only a DCV host can be a .dcv file.' });
  return ok({ name, ...exportDcvFile(connection) });
}

/** True if the user has agreed to run a program, which everyone does for themselves. */
function hasAgreement(connection: Connection): boolean {
  if (!isAws(connection)) return false;
  const { credentials } = connection;
  const base = credentials.source === 'assume-role' ? credentials.base : credentials;
  return base.source === 'profile' && base.agreedCommand !== undefined;
}
