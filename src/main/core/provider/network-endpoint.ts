import type { EndpointRole } from '../../../shared/network/network.ts';
import type { Trust } from '../base/trust.ts';
import type { StreamRules } from '../viewer/stream-url.ts';

/** One host that a connection needs, and by which rules it is trusted. */
export interface NetworkEndpoint {
  readonly role: EndpointRole;
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly trust: Trust;
  /** True where a certificate that is not trusted ends it; else the viewer asks. */
  readonly isStrict: boolean;
  readonly quic: boolean;
}

/** A service that we ask ourselves, by its address. */
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

/** Where streams come from: the viewer goes there, by the rules of the connection. */
export function streamEndpoint(
  role: EndpointRole,
  { host, port, tls = true }: { readonly host: string; readonly port: number; tls?: boolean },
  { trust, certificates, transport }: Pick<StreamRules, 'trust' | 'certificates' | 'transport'>,
): NetworkEndpoint {
  const isStrict = certificates === 'strict';
  return { role, host, port, tls, trust, isStrict, quic: transport !== 'websocket' };
}
