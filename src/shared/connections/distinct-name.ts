/**
 * The name of a connection, as it is shown next to the name of a workstation. Undefined if both are the same: the only workstation
 * of a DCV host is called as its connection.
 */
export const distinctName = (
  connectionName: string,
  workstation: string | undefined,
): string | undefined => (connectionName === workstation ? undefined : connectionName);
