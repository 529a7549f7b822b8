import type { Session } from '../dcv/wire.ts';

/** A Connection Gateway in front of all servers. */
export interface Gateway {
  readonly host: string;
  readonly port: number;
}

/** The two addresses of a connection, assembled as by the handler: nothing is encoded. */
export function connectionUrls(
  { Id, Server: server }: Session,
  token: string,
  gateway: Gateway | undefined,
): { readonly WebConnectionUrl: string; readonly NativeConnectionUrl: string } {
  const publicIp = server?.Tags?.find(({ Key }) => Key === 'public_ipv4')?.Value;
  const host = gateway?.host ?? publicIp ?? server?.Ip ?? 'null';
  const port = gateway?.port ?? server?.Port ?? 'null';
  const rest = `${host}:${port}${server?.WebUrlPath ?? 'null'}?authToken=${token}#${Id}`;
  return { WebConnectionUrl: `https://${rest}`, NativeConnectionUrl: `dcv://${rest}` };
}
