import type { Gateway } from '../../../shared/connections/dcv.ts';
import { isHostPattern } from '../../../shared/network/hosts.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { Endpoint, Server } from './wire.ts';

/** What DCV servers listen on where nothing else is said. */
const USUAL_PORT = 8443;

/** Where a viewer connects to. */
export interface Address {
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** As the server says it, with or without a slash. */
  readonly path: string;
}

/**
 * Where a server can be reached: by its first endpoint that is not QUIC's, the one at the server's own address
 * before others; else by `PortTcp`, and the deprecated `Port` last. The host and the port of a gateway stand
 * for the server's. Nothing where no usable address is known. Pure.
 */
export function addressOf(
  server: Server | undefined,
  gateway: Gateway | undefined,
): Address | undefined {
  const own = server && ownAddress(server);
  if (gateway !== undefined) return { ...gateway, path: own?.path ?? server?.WebUrlPath ?? '/' };
  return own;
}

/**
 * `https://host:port/path?authToken=TOKEN#SESSION`, with every part written so that none can become another.
 * What must not be in one at all is for core to refuse, with its words.
 */
export function connectionUrl(address: Address, session: string, token: Secret): Secret {
  const { host, port, path } = address;
  const authority = host.includes(':') ? `[${host}]` : host;
  const parts = path.replace(/^\//, '').split('/').map(encoded).join('/');
  const query = `authToken=${encoded(token.reveal())}`;
  return new Secret(`https://${authority}:${port}/${parts}?${query}#${encoded(session)}`);
}

function ownAddress(server: Server): Address | undefined {
  const { Ip, DefaultDnsName, Hostname, PortTcp, Port, WebUrlPath } = server;
  const endpoint = endpointOf(server);
  const host = [endpoint?.IpAddress, Ip, DefaultDnsName, Hostname].map(hostIn).find(Boolean);
  if (host === undefined) return undefined;
  const port = [endpoint?.Port, PortTcp, Port].map(portIn).find(Boolean) ?? USUAL_PORT;
  return { host, port, path: endpoint?.WebUrlPath ?? WebUrlPath ?? '/' };
}

function endpointOf({ Endpoints: all, Ip }: Server): Endpoint | undefined {
  const usable = all.filter(
    ({ Protocol, Port }) => Protocol?.toUpperCase() !== 'QUIC' && portIn(Port) !== undefined,
  );
  return usable.find(({ IpAddress }) => IpAddress !== undefined && IpAddress === Ip) ?? usable[0];
}

/** An exact name or address; nothing for what is none, and for "every address" of a server. */
function hostIn(text: string | undefined): string | undefined {
  const host = text?.toLowerCase().replace(/^\[|\]$/g, '');
  const isOne = host !== undefined && isHostPattern(host) && !/^(\*|0\.0\.0\.0$|::$)/.test(host);
  return isOne ? host : undefined;
}

function portIn(value: string | number | undefined): number | undefined {
  if (typeof value === 'string' && !/^\d{1,5}$/.test(value)) return undefined;
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
}

/** Half a character cannot be written: it is replaced, and no token or session then fits. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
