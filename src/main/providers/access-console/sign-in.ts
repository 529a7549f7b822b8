import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createEmitter } from '../../core/base/emitter.ts';
import type { Finding } from '../../../shared/base/check.ts';
import type { Connection, ConnectionOf } from '../../../shared/connections/connection.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { SignInOf } from '../../core/provider/kind.ts';
import type { Login, LoginTarget } from '../../core/sign-in/login-server.ts';
import { answer, responseOf } from '../../core/provider/service-response.ts';
import { findingOf } from '../../core/provider/response-check.ts';
import { trustFor } from '../../core/viewer/viewing-rules.ts';
import type { ConsoleUser } from './console.ts';
import { userText } from './test-connection.ts';
import type { Tokens } from './tokens.ts';

type AccessConsole = ConnectionOf<'access-console'>;

export interface ConsoleSignInDeps {
  readonly login: Login;
  readonly tokens: Tokens;
  /** All saved connections. */
  readonly connections: () => Promise<readonly Connection[]>;
}

/** Signing in to consoles, and the users that their handlers returned. */
export interface ConsoleSignIn {
  readonly signIn: SignInOf<AccessConsole>;
  recordUser(connection: AccessConsole, user: ConsoleUser): Promise<void>;
  /** Notifies the listeners. */
  notify(): void;
}

/** The login server of a connection. */
export const loginTarget = (connection: AccessConsole): LoginTarget => ({
  server: connection.credentials,
  origin: new URL(connection.endpoint).origin,
  trustAt: (url) => trustFor(url, connection),
});

export function createConsoleSignIn({
  login,
  tokens,
  connections,
}: ConsoleSignInDeps): ConsoleSignIn {
  const changes = createEmitter();
  /**
   * The user of each connection as the handler returned them, and who was signed in at that time.
   */
  const users = new Map<
    ConnectionId,
    { readonly who: string | undefined; readonly user: ConsoleUser }
  >();
  const notify = () => {
    changes.emit();
  };
  const drop = ({ id }: AccessConsole) => {
    tokens.forget(id);
    users.delete(id);
  };

  const status = async (connection: AccessConsole): Promise<SignInStatus> => {
    const read = await login.state(loginTarget(connection));
    if (!read.ok) return { state: 'unknown', renews: false };
    if (read.value === undefined) return { state: 'needs-sign-in', renews: false };
    const { who, until, renews } = read.value;
    const recorded = users.get(connection.id);
    const name = recorded !== undefined && recorded.who === who ? userText(recorded.user) : who;
    return {
      state: tokens.isRefused(connection.id) ? 'needs-sign-in' : 'signed-in',
      ...omitUndefined({ who: name, until }),
      renews,
    };
  };

  /** Whether another connection uses the same sign-in. */
  const isShared = async ({ id, endpoint, credentials }: AccessConsole): Promise<boolean> =>
    (await connections()).some(
      (one) =>
        one.kind === 'access-console' &&
        one.id !== id &&
        new URL(one.endpoint).origin === new URL(endpoint).origin &&
        one.credentials.issuer === credentials.issuer &&
        one.credentials.clientId === credentials.clientId,
    );

  const signIn: SignInOf<AccessConsole> = {
    async ready(connection, signal) {
      // Renews the token if it is due. Does not start a sign-in: the user does that.
      await login.token(loginTarget(connection), signal);
    },
    status,
    async again(connection, signal): Promise<Result<undefined>> {
      const signedIn = await login.signIn(loginTarget(connection), signal);
      if (!signedIn.ok) return signedIn;
      drop(connection);
      notify();
      return signedIn;
    },
    out(connection) {
      drop(connection);
      return login.signOut(loginTarget(connection));
    },
    async forget(connection) {
      drop(connection);
      return (await isShared(connection)) ? ok(undefined) : login.signOut(loginTarget(connection));
    },
    async checks(connection, signal): Promise<readonly Finding[]> {
      const token = await login.token(loginTarget(connection), signal);
      const response = token.ok ? answer(await status(connection)) : responseOf(token.failure);
      return [
        findingOf('sign-in', response, ({ who, until, renews }) => ({
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
    notify,
    async recordUser(connection, user) {
      const read = await login.state(loginTarget(connection));
      if (!read.ok || read.value === undefined) return;
      users.set(connection.id, { who: read.value.who, user });
      notify();
    },
  };
}
