import type { Finding } from '../../../shared/base/check.ts';
import type {
  Connection,
  ConnectionKind,
  ConnectionOf,
} from '../../../shared/connections/connection.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Provider } from './provider.ts';
import type { StreamRules } from '../viewer/parse-stream-url.ts';

/** How people are signed in to connections of one kind. */
export interface SignInOf<C extends Connection> {
  /**
   * Makes sure that a request has the credentials it needs. May ask a person and wait for the answer.
   * Failures are not reported here: the request fails with them.
   */
  ready(connection: C, signal: AbortSignal): Promise<void>;
  /** What is known without asking a person or a service. */
  status(connection: C): Promise<SignInStatus>;
  /** Signs in again. */
  again(connection: C, signal: AbortSignal): Promise<Result<undefined>>;
  /** Signs out: forgets the credentials, also on the disk. */
  out(connection: C): Promise<Result<undefined>>;
  /** Call when the connection was removed or its secrets were replaced. Resolves when the old ones are forgotten. */
  forget(connection: C): Promise<Result<undefined>>;
  /** The findings of "Test" about signing in. */
  checks(connection: C, signal: AbortSignal): Promise<readonly Finding[]>;
  onChange(listener: () => void): () => void;
}

/**
 * A kind of connection: everything specific to it except its fields and its form. A new kind is a folder
 * in `providers` and a line in `compose/kinds.ts`.
 */
export interface Kind<C extends Connection> {
  /** The provider of one connection, which loads its code. Sends no request yet. */
  open(connection: C): Promise<Provider>;
  /** Which streams it may open, and how. */
  rules(connection: C): StreamRules;
  /** Absent if the kind needs no sign-in. */
  readonly signIn?: SignInOf<C>;
}

/** All kinds of connections. */
export type Kinds = { readonly [K in ConnectionKind]: Kind<ConnectionOf<K>> };

/** The kind of a connection. */
export function kindFor(kinds: Kinds, { kind }: Connection): Kind<Connection> {
  // Safe because each kind gets only connections of its own name. TypeScript compares methods bivariantly.
  return kinds[kind];
}
