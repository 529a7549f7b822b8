import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createEmitter } from '../../core/base/emitter.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { serviceEndpoint, type NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import type { Kind } from '../../core/provider/kind.ts';
import { trustOf } from '../../core/viewer/viewing-rules.ts';
import { gatewayEndpoints, gatewayRules } from '../dcv/gateway-rules.ts';
import { createJsonClient } from '../dcv/json-client.ts';
import { createBroker } from './broker.ts';
import { createBrokerSignIn } from './sign-in.ts';
import { createTokens, needsToken, type TokensDeps } from './tokens.ts';

export interface SessionManagerDeps extends TokensDeps {
  /** The user name on this machine. */
  readonly userName: string;
}

/** A DCV Session Manager broker. */
export function sessionManagerKind(
  deps: SessionManagerDeps,
): Kind<ConnectionOf<'session-manager'>> {
  const { http, clock, turn, userName } = deps;
  const changes = createEmitter();
  const tokens = createTokens(deps, changes.emit);
  return {
    signIn: createBrokerSignIn(tokens, changes.on),
    async open(connection) {
      const { createSessionManagerProvider } = await import('./provider.ts');
      const { id, endpoint, user, gateway } = connection;
      const bearer = needsToken(connection) ? tokens.bearer(connection) : undefined;
      const send = createJsonClient({
        endpoint,
        trust: trustOf(connection),
        http,
        clock,
        ...omitUndefined({ bearer }),
      });
      return createSessionManagerProvider({
        broker: createBroker(send),
        user: user ?? userName,
        ...omitUndefined({ gateway }),
        clock,
        turn: (signal) => turn(id, signal),
        endpoints: [...serviceEndpoints(connection), ...gatewayEndpoints(connection)],
      });
    },
    rules: gatewayRules,
  };
}

/** The broker, and the token server if it is another one. */
function serviceEndpoints(connection: ConnectionOf<'session-manager'>): readonly NetworkEndpoint[] {
  const { endpoint, credentials } = connection;
  const trust = trustOf(connection);
  const issuer = credentials.source === 'client' ? credentials.tokenEndpoint : undefined;
  return [
    serviceEndpoint('broker', endpoint, trust),
    ...(issuer === undefined ? [] : [serviceEndpoint('issuer', issuer, trust)]),
  ];
}
