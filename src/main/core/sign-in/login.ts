import type { LoginServer } from '../../../shared/sign-in/broker-credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Trust } from '../base/trust.ts';
import type { Secret } from '../secrets/secret.ts';

/** Where somebody signs in, and whom the requests to it trust. */
export interface LoginTarget {
  readonly server: LoginServer;
  /** Each of the server's addresses is asked for: its token endpoint may be on another host. */
  readonly trustAt: (url: URL) => Trust;
}

/** What is known of a sign-in. */
export interface LoginState {
  /** As the login server calls them, fit to show. */
  readonly who?: string;
  /** When the token that is held ends, in milliseconds since 1970; nothing where none is held yet. */
  readonly until?: number;
  /** True where it is renewed without anybody being asked. */
  readonly renews: boolean;
}

/**
 * Signing in to a login server (OpenID Connect) in the system's browser. Places with the same issuer and
 * client share a sign-in. Tokens stay behind this port but for the one that is sent: in memory, and what
 * renews them sealed on the disk where there is a keychain.
 */
export interface Login {
  /** Opens the browser; resolves when somebody has finished, refused (`sign-in-denied`) or let five minutes pass (`sign-in-late`). */
  signIn(place: LoginTarget, signal: AbortSignal): Promise<Result<undefined>>;
  /** Forgets the sign-in, on the disk too, and tells the login server where that can be told. */
  signOut(place: LoginTarget): Promise<Result<undefined>>;
  /** What is known without asking anybody; nothing where nobody is signed in. */
  state(place: LoginTarget): Promise<Result<LoginState | undefined>>;
  /**
   * An access token that is good, renewed first where that is due or `refused` is the one that was refused. One
   * renewal for all who wait. Opens nothing: fails with `sign-in-needed` where somebody has to sign in.
   */
  token(place: LoginTarget, signal: AbortSignal, refused?: Secret): Promise<Result<Secret>>;
  onChange(listener: () => void): () => void;
}
