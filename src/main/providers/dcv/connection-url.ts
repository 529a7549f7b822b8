import type { Gateway } from '../../../shared/connections/dcv.ts';
import { isHostPattern } from '../../../shared/network/hosts.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { Endpoint, Server } from './wire.ts';

/** The default port of DCV servers. */
const DEFAULT_PORT = 8443;

/** The address a viewer connects to. */
export interface Address {
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** As the server returns it, with or without a leading slash. */
  readonly path: string;
}

/**
 * The address of a server: its first endpoint that is not QUIC, preferring one at the server's own
 * address; otherwise `PortTcp`, and the deprecated `Port` last. Host and port of a gateway replace
 * the server's. Undefined if no usable address is known. Pure.
 */
export function addressOf(
  server: Server | undefined,
  gateway: Gateway | undefined,
): Address | undefined {
  const direct = server && directAddress(server);
  if (gateway !== undefined) return { ...gateway, path: direct?.path ?? server?.WebUrlPath ?? '/' };
  return direct;
}

/**
 * `https://host:port/path?authToken=TOKEN#SESSION`, with every part encoded so that none can be
 * read as another. Core rejects values that must not occur at all.
 */
export function connectionUrl(address: Address, session: string, token: Secret): Secret {
  const { host, port, path } = address;
  const authority = host.includes(':') ? `[${host}]` : host;
  const parts = path.replace(/^\//, '').split('/').map(encode).join('/');
  const query = `authToken=${encode(token.reveal())}`;
  return new Secret(`https://${authority}:${port}/${parts}?${query}#${encode(session)}`);
}

function directAddress(server: Server): Address | undefined {
  const { Ip, DefaultDnsName, Hostname, PortTcp, Port, WebUrlPath } = server;
  const endpoint = endpointOf(server);
  const host = [endpoint?.IpAddress, Ip, DefaultDnsName, Hostname].map(hostIn).find(Boolean);
  if (host === undefined) return undefined;
  const port = [endpoint?.Port, PortTcp, Port].map(portIn).find(Boolean) ?? DEFAULT_PORT;
  return { host, port, path: endpoint?.WebUrlPath ?? WebUrlPath ?? '/' };
}

function endpointOf({ Endpoints: all, Ip }: Server): Endpoint | undefined {
  const usable = all.filter(
    ({ Protocol, Port }) => Protocol?.toUpperCase() !== 'QUIC' && portIn(Port) !== undefined,
  );
  return usable.find(({ IpAddress }) => IpAddress !== undefined && IpAddress === Ip) ?? usable[0];
}

/**
 * An exact host name or address; undefined for anything else, and for a server's "all addresses".
 */
function hostIn(text: string | undefined): string | undefined {
  const host = text?.toLowerCase().replace(/^\[|\]$/g, '');
  const isOne = host !== undefined && isHostPattern(host) && !/^(\*|0\.0\.0\.0$|::$)/.test(host);
  return isOne ? host : undefined;
}

const portIn = (port: number | undefined): number | undefined =>
  port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;

/**
 * A lone surrogate cannot be encoded: it is replaced, and the token or session is then rejected.
 */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
