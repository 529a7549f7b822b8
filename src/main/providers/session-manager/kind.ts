import type { ConnectionOf } from '../../../shared/connection.ts';
import type { Kind } from '../../core/kind.ts';
import { trustOf, viewingRules } from '../../core/stream-rules.ts';
import { createJsonClient } from '../dcv/json-client.ts';
import { createBroker } from './broker.ts';
import { createSessionManagerProvider } from './provider.ts';
import { createBrokerSignIn } from './sign-in.ts';
import { createTokens, type TokensWorld } from './tokens.ts';

export interface SessionManagerWorld extends TokensWorld {
  /** Who is signed in to this machine. */
  readonly userName: string;
}

/** A DCV Session Manager broker. */
export function sessionManagerKind(
  world: SessionManagerWorld,
): Kind<ConnectionOf<'session-manager'>> {
  const { http, clock, turn, userName } = world;
  const listeners = new Set<() => void>();
  const tokens = createTokens(world, () => {
    for (const listener of listeners) listener();
  });
  return {
    signIn: createBrokerSignIn(tokens, listeners),
    open(connection) {
      const { id, endpoint, user, gateway } = connection;
      const bearer = tokens.bearer(connection);
      const send = createJsonClient({
        endpoint,
        trust: trustOf(connection),
        http,
        clock,
        bearer,
      });
      return Promise.resolve(
        createSessionManagerProvider({
          broker: createBroker(send),
          user: user ?? userName,
          ...(gateway !== undefined && { gateway }),
          clock,
          turn: (signal) => turn(id, signal),
        }),
      );
    },
    rules(connection) {
      const { hosts, gateway } = connection;
      const allowed = hosts ?? (gateway === undefined ? undefined : [gateway.host]);
      return {
        ...viewingRules(connection),
        ...(allowed !== undefined && { hosts: allowed }),
        token: 'one',
        practice: false,
      };
    },
  };
}
