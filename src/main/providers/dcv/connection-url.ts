import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
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
  /** The port for QUIC, if it is not `port`. */
  readonly quicPort?: number;
  /** As the server returns it, with or without a leading slash. */
  readonly path: string;
}

/**
 * The address of a server: its first endpoint that is not QUIC, preferring one at the server's own
 * address; otherwise `PortTcp`, and the deprecated `Port` last. Its QUIC endpoint gives the port for
 * QUIC. Host and ports of a gateway replace the server's. Undefined if no usable address is known.
 * Pure.
 */
export function addressOf(
  server: Server | undefined,
  gateway: Gateway | undefined,
): Address | undefined {
  const direct = server && directAddress(server);
  if (gateway === undefined) return direct;
  const { host, port, quicPort } = gateway;
  const path = direct?.path ?? server?.WebUrlPath ?? '/';
  return { host, port, path, ...omitUndefined({ quicPort }) };
}

/**
 * The same for an address that a service names: of a gateway, whose port for QUIC is then unknown, or
 * of the server itself.
 */
export function addressAt(
  named: Pick<Gateway, 'host' | 'port'>,
  server: Server | undefined,
): Address | undefined {
  const direct = server && directAddress(server);
  const isServer =
    server !== undefined && direct?.port === named.port && hostsOf(server).includes(named.host);
  const quicPort = isServer ? direct.quicPort : undefined;
  return addressOf(server, { ...named, ...omitUndefined({ quicPort }) });
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
  const endpoint = endpointOf(server, Ip, (one) => !isQuic(one));
  const host = [endpoint?.IpAddress, Ip, DefaultDnsName, Hostname].map(hostIn).find(Boolean);
  if (host === undefined) return undefined;
  const port = [endpoint?.Port, PortTcp, Port].map(portIn).find(Boolean) ?? DEFAULT_PORT;
  const quicPort = endpointOf(server, endpoint?.IpAddress ?? Ip, isQuic)?.Port;
  return {
    host,
    port,
    ...(quicPort !== port && omitUndefined({ quicPort })),
    path: endpoint?.WebUrlPath ?? WebUrlPath ?? '/',
  };
}

/** The first usable endpoint of a kind, preferring one at `address`. */
function endpointOf(
  { Endpoints: all }: Server,
  address: string | undefined,
  isWanted: (endpoint: Endpoint) => boolean,
): Endpoint | undefined {
  const usable = all.filter((one) => isWanted(one) && portIn(one.Port) !== undefined);
  const here = usable.find(({ IpAddress }) => IpAddress !== undefined && IpAddress === address);
  return here ?? usable[0];
}

const isQuic = ({ Protocol }: Endpoint): boolean => Protocol?.toUpperCase() === 'QUIC';

/** All names and addresses of a server. The Access Console reads its public address from a tag. */
function hostsOf({ Endpoints, Ip, DefaultDnsName, Hostname, Tags }: Server): readonly unknown[] {
  const publicIp = Tags.find(({ Key }) => Key === 'public_ipv4')?.Value;
  const named = [Ip, DefaultDnsName, Hostname, publicIp];
  return [...Endpoints.map(({ IpAddress }) => IpAddress), ...named].map(hostIn);
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
