import type { ReachCause } from '../../../shared/base/failure.ts';
import type { CertificateDoubt } from '../../../shared/network/network.ts';
import type { Trust } from '../base/trust.ts';

export interface ReachabilityTarget {
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly trust: Trust;
}

/**
 * How the way to a host is; `doubt` says why a certificate is not trusted. `proxied`: the system sends such
 * traffic to a proxy, so trying says nothing.
 */
export type Reachability =
  | { readonly kind: 'reached'; readonly trusted: boolean; readonly doubt?: CertificateDoubt }
  | { readonly kind: 'unreached'; readonly cause: ReachCause }
  | { readonly kind: 'proxied' };

/** Tries TCP, then TLS, within 5 s. Never throws but for `signal`. */
export type CheckReachability = (
  target: ReachabilityTarget,
  signal: AbortSignal,
) => Promise<Reachability>;
