import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Connection, ConnectionOf } from '../../../shared/connections/connection.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Http } from '../../core/network/http.ts';
import { serviceEndpoint } from '../../core/provider/network-endpoint.ts';
import type { Kind } from '../../core/provider/kind.ts';
import type { Login } from '../../core/sign-in/login-server.ts';
import { trustOf } from '../../core/viewer/viewing-rules.ts';
import { gatewayEndpoints, gatewayRules } from '../dcv/gateway-rules.ts';
import { createJsonClient } from '../dcv/json-client.ts';
import { createConsole } from './console.ts';
import { createConsoleSignIn, loginTarget } from './sign-in.ts';
import { createTokens } from './tokens.ts';
import { translate } from './handler-errors.ts';

export interface AccessConsoleDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly login: Login;
  /** All saved connections. */
  readonly connections: () => Promise<readonly Connection[]>;
  /**
   * Waits until one more request of this connection may be sent; for each request after the first.
   */
  readonly turn: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
}

/** A DCV Access Console: users sign in and see their own sessions. */
export function accessConsoleKind(deps: AccessConsoleDeps): Kind<ConnectionOf<'access-console'>> {
  const { http, clock, turn, login, connections } = deps;
  const tokens = createTokens(login, clock, () => {
    consoleSignIn.notify();
  });
  const consoleSignIn = createConsoleSignIn({ login, tokens, connections });
  return {
    signIn: consoleSignIn.signIn,
    async open(connection) {
      const { createAccessConsoleProvider } = await import('./provider.ts');
      const { id, endpoint, gateway, credentials } = connection;
      const trust = trustOf(connection);
      const send = createJsonClient({
        endpoint,
        trust,
        http,
        clock,
        bearer: tokens.bearer(id, loginTarget(connection)),
        translate,
      });
      return createAccessConsoleProvider({
        console: createConsole(send),
        ...omitUndefined({ gateway }),
        clock,
        turn: (signal) => turn(id, signal),
        endpoints: [
          serviceEndpoint('console', endpoint, trust),
          serviceEndpoint('issuer', credentials.issuer, trust),
          ...gatewayEndpoints(connection),
        ],
        onUser: (user) => void consoleSignIn.recordUser(connection, user),
      });
    },
    rules: gatewayRules,
  };
}
