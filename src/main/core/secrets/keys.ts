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

/** The secrets of one connection by name, as they are kept together: an access key's parts, a client's secret, a token. */
export type SecretRecord = Readonly<Record<string, Secret>>;

/** Keys as they came in, each a {@link Secret} from here on. */
export function asKeys(input: Omit<KeyInput, 'source'>): Keys {
  return {
    accessKeyId: new Secret(input.accessKeyId),
    secretAccessKey: new Secret(input.secretAccessKey),
    ...(input.sessionToken !== undefined && { sessionToken: new Secret(input.sessionToken) }),
  };
}

/** The keys in what was kept; `credentials-missing` where it holds none. */
export function keysIn({ accessKeyId, secretAccessKey, sessionToken }: SecretRecord): Result<Keys> {
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return err({ code: 'credentials-missing' });
  return ok({
    accessKeyId,
    secretAccessKey,
    ...omitUndefined({ sessionToken }),
  });
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
  read(entry: string): Promise<Result<Secret | undefined>>;
  write(entry: string, value: Secret): Promise<Result<undefined>>;
  remove(entry: string): Promise<Result<undefined>>;
}

/** Where keys were put. `this-run` is memory: there was no usable keychain. */
export type KeptWhere = 'vault' | 'this-run';

/** The secrets of connections, wherever they are kept. */
export interface KeyStore {
  /** `orThisRun`: without a usable keychain keep them in memory instead of failing. Never plain text on a disk. */
  save(entry: string, secrets: SecretRecord, orThisRun: boolean): Promise<Result<KeptWhere>>;
  /** Fails with `credentials-missing` when there are none. */
  load(entry: string): Promise<Result<SecretRecord>>;
  forget(entry: string): Promise<Result<undefined>>;
}
