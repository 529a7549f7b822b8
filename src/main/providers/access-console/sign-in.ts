import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createEmitter } from '../../core/base/emitter.ts';
import type { Finding } from '../../../shared/base/check.ts';
import type { Connection, ConnectionOf } from '../../../shared/connections/connection.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { SignInOf } from '../../core/provider/kind.ts';
import type { Login, LoginTarget } from '../../core/sign-in/login.ts';
import { answer, responseOf } from '../../core/provider/service-response.ts';
import { findingOf } from '../../core/provider/response-check.ts';
import { trustAt } from '../../core/viewer/stream-rules.ts';
import type { Me } from './console.ts';
import { meWords } from './test-connection.ts';
import type { Tokens } from './tokens.ts';

type AccessConsole = ConnectionOf<'access-console'>;

export interface ConsoleSignInDeps {
  readonly login: Login;
  readonly tokens: Tokens;
  /** All connections, as they are saved now. */
  readonly connections: () => Promise<readonly Connection[]>;
}

/** Signing in to consoles, and what their handlers have told of who is signed in. */
export interface ConsoleSignIn {
  readonly signIn: SignInOf<AccessConsole>;
  noteMe(connection: AccessConsole, me: Me): Promise<void>;
  /** Those who listen hear of a change. */
  tell(): void;
}

/** Where a connection's people sign in. */
export const placeOf = (connection: AccessConsole): LoginTarget => ({
  server: connection.credentials,
  trustAt: (url) => trustAt(url, connection),
});

export function createConsoleSignIn({
  login,
  tokens,
  connections,
}: ConsoleSignInDeps): ConsoleSignIn {
  const changes = createEmitter<void>();
  /** By connection: whom the handler knows, and who had signed in when it said so. */
  const known = new Map<ConnectionId, { readonly who: string | undefined; readonly me: Me }>();
  const tell = () => {
    changes.emit();
  };
  const drop = ({ id }: AccessConsole) => {
    tokens.forget(id);
    known.delete(id);
  };

  const status = async (connection: AccessConsole): Promise<SignInStatus> => {
    const read = await login.state(placeOf(connection));
    if (!read.ok) return { state: 'unknown', renews: false };
    if (read.value === undefined) return { state: 'needs-sign-in', renews: false };
    const { who, until, renews } = read.value;
    const told = known.get(connection.id);
    const name = told !== undefined && told.who === who ? meWords(told.me) : who;
    return {
      state: tokens.isRefused(connection.id) ? 'needs-sign-in' : 'signed-in',
      ...omitUndefined({ who: name, until }),
      renews,
    };
  };

  /** Whether another connection lives from the same sign-in. */
  const isShared = async ({ id, credentials }: AccessConsole): Promise<boolean> =>
    (await connections()).some(
      (one) =>
        one.kind === 'access-console' &&
        one.id !== id &&
        one.credentials.issuer === credentials.issuer &&
        one.credentials.clientId === credentials.clientId,
    );

  const signIn: SignInOf<AccessConsole> = {
    async ready(connection, signal) {
      // Renews what is due. Nobody is asked: signing in is what somebody presses.
      await login.token(placeOf(connection), signal);
    },
    status,
    async again(connection, signal): Promise<Result<undefined>> {
      const signedIn = await login.signIn(placeOf(connection), signal);
      if (!signedIn.ok) return signedIn;
      drop(connection);
      tell();
      return signedIn;
    },
    out(connection) {
      drop(connection);
      return login.signOut(placeOf(connection));
    },
    async forget(connection) {
      drop(connection);
      return (await isShared(connection)) ? ok(undefined) : login.signOut(placeOf(connection));
    },
    async checks(connection, signal): Promise<readonly Finding[]> {
      const token = await login.token(placeOf(connection), signal);
      const reading = token.ok ? answer(await status(connection)) : responseOf(token.failure);
      return [
        findingOf('sign-in', reading, ({ who, until, renews }) => ({
          found: 'signed-in-as',
          renews,
          ...omitUndefined({ who, until }),
        })),
      ];
    },
    onChange(listener) {
      const stops = [changes.on(listener), login.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
  return {
    signIn,
    tell,
    async noteMe(connection, me) {
      const read = await login.state(placeOf(connection));
      if (!read.ok || read.value === undefined) return;
      known.set(connection.id, { who: read.value.who, me });
      tell();
    },
  };
}
