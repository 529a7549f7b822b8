import { err, ok } from '../../../shared/base/failure.ts';
import type { KeyStore, SecretRecord } from './keys.ts';

/** A key store that also holds temporary secrets: those of a connection that is tested before it is saved. */
export interface TemporaryKeyStore extends KeyStore {
  /** Makes `secrets` loadable under `entry`, for `audience`. They are in memory only. */
  add(entry: string, audience: string, secrets: SecretRecord): void;
  /** Forgets what was added under `entry`. */
  remove(entry: string): void;
}

/** {@link TemporaryKeyStore} on top of the permanent store. */
export function withTemporaryKeys(inner: KeyStore): TemporaryKeyStore {
  const temporary = new Map<
    string,
    { readonly audience: string; readonly secrets: SecretRecord }
  >();
  return {
    ...inner,
    async load(entry, audience) {
      const found = temporary.get(entry);
      if (found === undefined) return inner.load(entry, audience);
      return found.audience === audience ? ok(found.secrets) : err({ code: 'credentials-missing' });
    },
    add(entry, audience, secrets) {
      temporary.set(entry, { audience, secrets });
    },
    /** Forgets what was added under `entry`. */
    remove(entry) {
      temporary.delete(entry);
    },
  };
}
