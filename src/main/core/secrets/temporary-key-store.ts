import { ok } from '../../../shared/base/failure.ts';
import type { KeyStore, SecretRecord } from './keys.ts';

/** A key store that also holds temporary secrets: those of a connection that is tested before it is saved. */
export interface TemporaryKeyStore extends KeyStore {
  /** Makes `secrets` loadable under `entry`. They are in memory only. */
  lend(entry: string, secrets: SecretRecord): void;
  /** Forgets what was lent under `entry`. */
  takeBack(entry: string): void;
}

/** {@link TemporaryKeyStore} on top of the permanent store. */
export function withTemporaryKeys(inner: KeyStore): TemporaryKeyStore {
  const lent = new Map<string, SecretRecord>();
  return {
    ...inner,
    async load(entry) {
      const secrets = lent.get(entry);
      return secrets === undefined ? inner.load(entry) : ok(secrets);
    },
    lend(entry, secrets) {
      lent.set(entry, secrets);
    },
    /** Forgets what was lent under `entry`. */
    takeBack(entry) {
      lent.delete(entry);
    },
  };
}
