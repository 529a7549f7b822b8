import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import type { Kind } from '../../core/provider/kind.ts';
import type { CheckReachability } from '../../core/network/reachability.ts';
import { viewingRules } from '../../core/viewer/viewing-rules.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

export interface DirectDeps {
  readonly reachability: CheckReachability;
}

/** A single DCV server. There is no token: the viewer asks for the password. */
export function directKind({ reachability }: DirectDeps): Kind<ConnectionOf<'direct'>> {
  return {
    async open(connection) {
      const { createDirectProvider } = await import('./provider.ts');
      return createDirectProvider(connection, reachability);
    },
    rules: (connection) => ({
      ...viewingRules(connection),
      // The user entered the host, so it may be on this machine or on the local network.
      hosts: [connection.host],
      token: 'none',
      practice: false,
      ...omitUndefined({
        user: connection.user,
        quicPort: connection.quicPort,
        proxy: connection.proxy,
      }),
    }),
  };
}
