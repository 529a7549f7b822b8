import type { ConnectionKind } from './connection.ts';

/** Whether a connection, saved or new, signs its requests with credentials of AWS. */
export const isAws = <C extends { readonly kind: ConnectionKind }>(
  connection: C,
): connection is Extract<C, { kind: 'nimble' | 'ec2' }> =>
  connection.kind === 'nimble' || connection.kind === 'ec2';
