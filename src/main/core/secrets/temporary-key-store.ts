import { ok } from '../../../shared/base/failure.ts';
import type { KeyStore, SecretRecord } from './keys.ts';

/** A key store that also holds what is only lent to it: secrets of a connection that may never be saved. */
export interface TemporaryKeyStore extends KeyStore {
  /** From here on `entry` can be loaded. In memory, and nowhere else. */
  lend(entry: string, secrets: SecretRecord): void;
  takeBack(entry: string): void;
}

/** {@link TemporaryKeyStore} over the one that keeps. */
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
    takeBack(entry) {
      lent.delete(entry);
    },
  };
}
