import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { EndpointRole } from '../../../shared/network/network.ts';
import type { Trust } from '../base/trust.ts';
import type { StreamRules } from '../viewer/parse-stream-url.ts';

/** A host that a connection needs, and the rules by which it is trusted. */
export interface NetworkEndpoint {
  readonly role: EndpointRole;
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly trust: Trust;
  /** True if an untrusted certificate ends the connection; otherwise the viewer asks. */
  readonly isStrict: boolean;
  readonly quic: boolean;
  /** The port for QUIC, if it is not `port`. */
  readonly quicPort?: number;
  readonly viewerProxy?: 'none' | 'own';
}

/** The endpoint of a service that Stagedoor sends requests to. */
export function serviceEndpoint(
  role: EndpointRole,
  address: string,
  trust: Trust,
): NetworkEndpoint {
  const { protocol, hostname, port } = new URL(address);
  const tls = protocol === 'https:';
  return {
    role,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (tls ? 443 : 80) : Number(port),
    tls,
    trust,
    isStrict: true,
    quic: false,
  };
}

/** Where a stream comes from; by TLS if nothing else is said. */
interface StreamAddress extends Pick<NetworkEndpoint, 'host' | 'port'> {
  readonly quicPort?: number | undefined;
  readonly tls?: boolean;
}

/** The endpoint of a stream, which the viewer connects to by the rules of the connection. */
export function streamEndpoint(
  role: EndpointRole,
  { host, port, quicPort, tls = true }: StreamAddress,
  rules: Pick<StreamRules, 'trust' | 'certificates' | 'transport' | 'proxy'>,
): NetworkEndpoint {
  const { trust, certificates, transport } = rules;
  const isStrict = certificates === 'strict';
  const quic = transport !== 'websocket';
  return {
    role,
    host,
    port,
    tls,
    trust,
    isStrict,
    quic,
    ...omitUndefined({ quicPort }),
    ...viewerProxy(rules),
  };
}

/** How the viewer connects to streams with these rules, if not like the system. */
export const viewerProxy = ({
  proxy,
}: Pick<StreamRules, 'proxy'>): Pick<NetworkEndpoint, 'viewerProxy'> =>
  proxy === undefined ? {} : { viewerProxy: proxy.type === 'none' ? 'none' : 'own' };
