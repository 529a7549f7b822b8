import * as v from 'valibot';
import { HostName, Port, type Gateway } from '../../../shared/connections/dcv.ts';

/** `https://host:port…`, and nothing ambiguous. */
const AUTHORITY = /^https:\/\/([^/?#@\\]+)[/?#]/;

/**
 * Where the handler sends a web client: to the Connection Gateway if there is one, otherwise to the
 * server's public address. Only host and port are used, because the handler builds the URL without
 * encoding anything. Undefined if it is not https, or has no host or the host "null". Pure.
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
