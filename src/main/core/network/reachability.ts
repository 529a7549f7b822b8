import type { ReachCause } from '../../../shared/base/failure.ts';
import type { CertificateProblem } from '../../../shared/network/network.ts';
import type { Trust } from '../base/trust.ts';

/** A host to connect to. */
export interface ReachabilityTarget {
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly trust: Trust;
  /** If present, a name that leads to an internal address is not connected to, unless it is one of these. */
  readonly onlyOutwardExcept?: readonly string[];
  /** How the viewer connects, if not like the system: directly, or through a proxy that only it uses. */
  readonly viewerProxy?: 'none' | 'own';
}

/**
 * Whether a host can be reached; `doubt` says why its certificate is not trusted or, of a host that was not reached,
 * what is wrong with the CA file that its certificate would be checked against. `proxied`: the system or the viewer sends
 * such traffic through a proxy, so a direct attempt would mean nothing. `inward`: the name leads to an internal address.
 */
export type Reachability =
  | { readonly kind: 'reached'; readonly trusted: boolean; readonly doubt?: CertificateProblem }
  | { readonly kind: 'unreached'; readonly cause: ReachCause; readonly doubt?: CertificateProblem }
  | { readonly kind: 'inward' }
  | { readonly kind: 'proxied' };

/** Tries TCP, then TLS, within 5 s. Throws only if `signal` is aborted. */
export type CheckReachability = (
  target: ReachabilityTarget,
  signal: AbortSignal,
) => Promise<Reachability>;
