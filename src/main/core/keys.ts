import type { Outcome } from '../../shared/failure.ts';
import type { Secret } from './secret.ts';

/** Credentials that sign requests. */
export interface Keys {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
}

/** How the operating system's keychain is: there and open, there and locked, or not there. */
export type VaultHealth = 'ok' | 'locked' | 'missing';

/**
 * The operating system's keychain. `entry` is a UUID of ours, never text of a user's. A write is read
 * back before it counts. Failures: `vault-locked`, `vault-missing`, `vault-failed`.
 */
export interface Vault {
  /** Writes, reads back and deletes a trial entry; answers within 5 s. */
  health(): Promise<VaultHealth>;
  read(entry: string): Promise<Outcome<Secret | undefined>>;
  write(entry: string, value: Secret): Promise<Outcome<undefined>>;
  remove(entry: string): Promise<Outcome<undefined>>;
}

/** Where keys were put. `this-run` is memory: there was no usable keychain. */
export type KeptWhere = 'vault' | 'this-run';

/** The keys of connections, wherever they are kept. */
export interface KeyStore {
  /** `orThisRun`: without a usable keychain keep them in memory instead of failing. Never plain text on a disk. */
  save(entry: string, keys: Keys, orThisRun: boolean): Promise<Outcome<KeptWhere>>;
  /** Fails with `credentials-missing` when there are none. */
  load(entry: string): Promise<Outcome<Keys>>;
  forget(entry: string): Promise<Outcome<undefined>>;
}
