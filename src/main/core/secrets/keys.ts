import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { KeyInput } from '../../../shared/sign-in/credentials.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { Secret } from './secret.ts';

/** Credentials that sign requests. */
export type Keys = Readonly<{
  accessKeyId: Secret;
  secretAccessKey: Secret;
  sessionToken?: Secret;
}>;

/** The secrets of one connection by name, stored together: the parts of an access key, a client secret or a token. */
export type SecretRecord = Readonly<Record<string, Secret>>;

/** The keys that were entered, as {@link Secret}s. */
export function asKeys(input: Omit<KeyInput, 'source'>): Keys {
  return {
    accessKeyId: new Secret(input.accessKeyId),
    secretAccessKey: new Secret(input.secretAccessKey),
    ...(input.sessionToken !== undefined && { sessionToken: new Secret(input.sessionToken) }),
  };
}

/** The keys of a stored record; fails with `credentials-missing` if it has none. */
export function keysIn({ accessKeyId, secretAccessKey, sessionToken }: SecretRecord): Result<Keys> {
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return err({ code: 'credentials-missing' });
  return ok({
    accessKeyId,
    secretAccessKey,
    ...omitUndefined({ sessionToken }),
  });
}

/** The state of the operating system's keychain: usable, locked or missing. */
export type VaultHealth = 'ok' | 'locked' | 'missing';

/**
 * The operating system's keychain. `entry` is a UUID that we create, never text from a user. Each write
 * is verified by reading it back. Failures: `vault-locked`, `vault-missing`, `vault-failed`.
 */
export interface Vault {
  /** Writes, reads back and deletes a trial entry; answers within 5 s. */
  health(): Promise<VaultHealth>;
  read(entry: string): Promise<Result<Secret | undefined>>;
  write(entry: string, value: Secret): Promise<Result<undefined>>;
  remove(entry: string): Promise<Result<undefined>>;
}

/** Where keys were stored. `this-run` is memory: there was no usable keychain. */
export type KeyStorageKind = 'vault' | 'this-run';

/** Stores the secrets of connections. */
export interface KeyStore {
  /**
   * `audience`: the receivers of the secrets; see `secretAudience`. `orThisRun`: without a usable keychain, keep them in
   * memory instead of failing. Never writes plain text to the disk.
   */
  save(
    entry: string,
    audience: string,
    secrets: SecretRecord,
    orThisRun: boolean,
  ): Promise<Result<KeyStorageKind>>;
  /** Fails with `credentials-missing` if there are none for this audience. */
  load(entry: string, audience: string): Promise<Result<SecretRecord>>;
  forget(entry: string): Promise<Result<undefined>>;
}
