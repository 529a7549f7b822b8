import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, err } from '../../../shared/base/failure.ts';
import { kindFor, type Kinds, type SignInOf } from '../provider/kind.ts';

/** Sign-in for connections of all kinds. */
export type SignInRouter = SignInOf<Connection>;

const NOTHING_TO_SIGN_IN_TO = {
  code: 'request-refused',
  detail: 'This connection has nothing to sign in to.',
} as const;

/** {@link SignInRouter} for these kinds. A kind without sign-in counts as signed in. */
export function createSignInRouter(kinds: Kinds): SignInRouter {
  const of = (connection: Connection) => kindFor(kinds, connection).signIn;
  return {
    ready: async (connection, signal) => of(connection)?.ready(connection, signal),
    status: async (connection) =>
      (await of(connection)?.status(connection)) ?? { state: 'signed-in', renews: true },
    again: async (connection, signal) =>
      (await of(connection)?.again(connection, signal)) ?? err(NOTHING_TO_SIGN_IN_TO),
    out: async (connection) =>
      (await of(connection)?.out(connection)) ?? err(NOTHING_TO_SIGN_IN_TO),
    forget: async (connection) => (await of(connection)?.forget(connection)) ?? ok(undefined),
    checks: async (connection, signal) => (await of(connection)?.checks(connection, signal)) ?? [],
    onChange(listener) {
      const stops = Object.values(kinds).map((kind) => kind.signIn?.onChange(listener));
      return () => {
        for (const stop of stops) stop?.();
      };
    },
  };
}
