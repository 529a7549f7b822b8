import type { Failure, Result } from '../../../shared/base/failure.ts';
import type { Secret } from '../secrets/secret.ts';

/** What the plugin of Systems Manager needs to carry a port of an instance to this machine. */
export interface TunnelPlan {
  readonly region: string;
  /** The endpoint of Systems Manager. */
  readonly endpoint: string;
  /** The request that started the session, as its JSON. */
  readonly request: string;
  /** The response to it, as its JSON. It contains the session's token. */
  readonly response: Secret;
}

/** A tunnel that accepts connections on this machine. */
export interface Tunnel {
  /** Settles when it ends without having been stopped. */
  readonly ended: Promise<Failure>;
  /** Ends it. Resolves when its process is gone. */
  stop(): Promise<void>;
}

/** Tunnels of this machine, through the installed `session-manager-plugin`. */
export interface Tunnels {
  /** Whether the plugin can be used. Fails with `tunnel-plugin`. */
  check(): Promise<Result<undefined>>;
  /** A port of 127.0.0.1 that is free now. */
  freePort(): Promise<number>;
  /** Starts a tunnel and waits until it accepts connections. Fails with `tunnel-plugin` or `tunnel-failed`. */
  start(plan: TunnelPlan, signal: AbortSignal): Promise<Result<Tunnel>>;
}
