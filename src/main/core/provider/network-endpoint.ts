import type { EndpointRole } from '../../../shared/network/network.ts';
import type { Trust } from '../base/trust.ts';
import type { StreamRules } from '../viewer/stream-url.ts';

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

/** The endpoint of a stream, which the viewer connects to by the rules of the connection. */
export function streamEndpoint(
  role: EndpointRole,
  { host, port, tls = true }: { readonly host: string; readonly port: number; tls?: boolean },
  { trust, certificates, transport }: Pick<StreamRules, 'trust' | 'certificates' | 'transport'>,
): NetworkEndpoint {
  const isStrict = certificates === 'strict';
  return { role, host, port, tls, trust, isStrict, quic: transport !== 'websocket' };
}
