import * as v from 'valibot';
import { HostName, Port, type Gateway } from '../../../shared/connections/dcv.ts';

/** `https://host:port…`, and nothing that could be read in another way. */
const AUTHORITY = /^https:\/\/([^/?#@\\]+)[/?#]/;

/**
 * Where the handler sends a web client: behind a Connection Gateway that is the gateway, else the server under the
 * address that people reach it by. Host and port alone are taken of it: the handler puts the text together without
 * encoding anything. Nothing where it is not https with a host, or names none ("null"). Pure.
 */
export function gatewayIn(webConnectionUrl: string | undefined): Gateway | undefined {
  const authority = AUTHORITY.exec(webConnectionUrl ?? '')?.[1];
  const address = `https://${authority ?? ''}/`;
  if (authority === undefined || !URL.canParse(address)) return undefined;
  const { hostname, port } = new URL(address);
  const host = v.safeParse(HostName, hostname.replace(/^\[|\]$/g, ''));
  const number = v.safeParse(Port, port === '' ? 443 : Number(port));
  if (!host.success || !number.success || host.output === 'null') return undefined;
  return { host: host.output, port: number.output };
}
