import type { LoginServer } from '../../../shared/sign-in/broker-credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Trust } from '../base/trust.ts';
import type { BoundSecret } from '../secrets/bound-secret.ts';

/** A login server, and what requests to it trust. */
export interface LoginTarget {
  readonly server: LoginServer;
  /** The origin of the service that the token is for. Another origin needs a sign-in of its own. */
  readonly origin: string;
  /** Called for each address of the server, because its token endpoint may be on another host. */
  readonly trustAt: (url: URL) => Trust;
}

/** The state of a sign-in. */
export interface LoginState {
  /** The login server's name for the user, safe to show. */
  readonly who?: string;
  /** When the current token expires, in milliseconds since 1970; absent without a token. */
  readonly until?: number;
  /** True if it is renewed without asking the user. */
  readonly renews: boolean;
}

/**
 * Signs in to a login server (OpenID Connect) in the system's browser. Targets with the same issuer, client
 * and origin share a sign-in. Tokens are in memory and, except for the access token in requests, do not leave this port.
 * With a keychain, refresh tokens are encrypted on the disk.
 */
export interface Login {
  /** Opens the browser. Fails with `sign-in-denied` if the user refuses, and with `sign-in-late` after five minutes. */
  signIn(target: LoginTarget, signal: AbortSignal): Promise<Result<undefined>>;
  /** Forgets the sign-in, also on the disk, and revokes it at the login server if the server supports that. */
  signOut(target: LoginTarget): Promise<Result<undefined>>;
  /** The state without any request; `undefined` if nobody is signed in. */
  state(target: LoginTarget): Promise<Result<LoginState | undefined>>;
  /**
   * A valid access token. It is renewed first if that is due, or if the current one is `refused`. Callers share
   * one renewal. Never opens the browser: fails with `sign-in-needed` if the user has to sign in.
   */
  token(
    target: LoginTarget,
    signal: AbortSignal,
    refused?: BoundSecret,
  ): Promise<Result<BoundSecret>>;
  onChange(listener: () => void): () => void;
}
