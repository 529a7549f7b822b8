import type { Finding } from '../../../shared/base/check.ts';
import type {
  Connection,
  ConnectionKind,
  ConnectionOf,
} from '../../../shared/connections/connection.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Provider } from './provider.ts';
import type { StreamRules } from '../viewer/stream-url.ts';

/** How people are signed in to connections of one kind. */
export interface SignInOf<C extends Connection> {
  /**
   * Makes sure that a request finds what it needs, asking a person where it takes one, however long that
   * takes. What goes wrong, the request tells.
   */
  ready(connection: C, signal: AbortSignal): Promise<void>;
  /** What is known without asking anybody. */
  status(connection: C): Promise<SignInStatus>;
  /** Signs in anew. */
  again(connection: C, signal: AbortSignal): Promise<Result<undefined>>;
  /** Forgets what was signed in with, on the disk too. */
  out(connection: C): Promise<Result<undefined>>;
  /** The connection is gone or has other secrets: resolves when nothing of the old ones is kept. */
  forget(connection: C): Promise<Result<undefined>>;
  /** What "Test" says of it. */
  checks(connection: C, signal: AbortSignal): Promise<readonly Finding[]>;
  onChange(listener: () => void): () => void;
}

/**
 * A kind of connection: all that is its own, behind its fields and its form. A new one is a folder in
 * `providers` and a line in `compose-kinds.ts`.
 */
export interface Kind<C extends Connection> {
  /** The provider of one connection. Asks nobody yet. */
  open(connection: C): Promise<Provider>;
  /** What its streams may be, and how they are opened. */
  rules(connection: C): StreamRules;
  /** Nothing where nobody signs in. */
  readonly signIn?: SignInOf<C>;
}

/** Every kind there is. */
export type Kinds = { readonly [K in ConnectionKind]: Kind<ConnectionOf<K>> };

/** The kind of a connection. */
export function kindFor(kinds: Kinds, { kind }: Connection): Kind<Connection> {
  // Each is handed only what it names: its methods are compared as methods are, not as functions.
  return kinds[kind];
}
