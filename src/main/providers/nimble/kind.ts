import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { NimbleConnection } from '../../../shared/connections/connection.ts';
import { isLoopback } from '../../../shared/network/hosts.ts';
import type { Http } from '../../core/network/http.ts';
import type { Kind } from '../../core/provider/kind.ts';
import type { SignIns } from '../../core/sign-in/sign-ins.ts';
import { trustOf, viewingRules } from '../../core/viewer/viewing-rules.ts';

export interface NimbleDeps {
  readonly http: Http;
  readonly signIns: SignIns;
}

/** Nimble Studio's protocol, on any endpoint that implements it. */
export function nimbleKind({ http, signIns }: NimbleDeps): Kind<NimbleConnection> {
  return {
    signIn: signIns,
    async open(connection) {
      const { createNimbleProvider } = await import('./provider.ts');
      const { region, endpoint, studioId } = connection;
      return createNimbleProvider({
        region,
        http,
        trust: trustOf(connection),
        ...omitUndefined({ endpoint, studioId }),
        keys: (signal) => signIns.keys(connection, signal),
        onRefused: (keys) => {
          signIns.refused(connection, keys);
        },
      });
    },
    rules(connection) {
      const { hosts, endpoint } = connection;
      return {
        ...viewingRules(connection),
        ...omitUndefined({ hosts }),
        token: 'one',
        practice: endpoint !== undefined && isPlainLoopback(endpoint),
      };
    },
  };
}

/** Plain http on this machine, as served by `stagedoor practice`. */
function isPlainLoopback(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
