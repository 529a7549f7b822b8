import type { ResolveProxy } from '../adapters/network/proxy.ts';
import type { Http } from '../core/network/http.ts';
import type { CheckReachability } from '../core/network/reachability.ts';

/** What all connections share to reach their services and servers. */
export interface Network {
  readonly http: Http;
  readonly reachability: CheckReachability;
}

/**
 * Composes {@link Network}. Each part is loaded with its first use: the window would wait for Node's `https` and `tls`
 * when it opens.
 */
export function composeNetwork(resolveProxy: ResolveProxy): Network {
  const loadHttp = onFirstUse(async () => {
    const { createHttp } = await import('../adapters/network/http.ts');
    return createHttp(resolveProxy);
  });
  const loadReachability = onFirstUse(async () => {
    const { createReachability } = await import('../adapters/network/reachability.ts');
    return createReachability(resolveProxy);
  });
  return {
    http: async (request, signal) => (await loadHttp())(request, signal),
    reachability: async (...target) => (await loadReachability())(...target),
  };
}

function onFirstUse<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
