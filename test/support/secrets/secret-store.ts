import type { SecretStore } from '../../../src/main/core/secrets/secret-store.ts';
import type { Secret } from '../../../src/main/core/secrets/secret.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';

/**
 * A store in memory. `kept` is what the next run would find; `away` makes it a keychain that is
 * missing.
 */
export function memoryStore(): {
  store: SecretStore;
  kept: Map<string, Secret>;
  goAway: () => void;
} {
  const kept = new Map<string, Secret>();
  let isAway = false;
  const missing = err({ code: 'vault-missing' });
  const store: SecretStore = {
    read: async (name) => (isAway ? missing : ok(kept.get(name))),
    async write(name, value) {
      if (isAway) return missing;
      kept.set(name, value);
      return ok(undefined);
    },
    async remove(name) {
      if (isAway) return missing;
      kept.delete(name);
      return ok(undefined);
    },
    withLock: (_, work) => work(),
  };
  return {
    store,
    kept,
    goAway: () => {
      isAway = true;
    },
  };
}
