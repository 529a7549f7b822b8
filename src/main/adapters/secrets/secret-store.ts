import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Vault } from '../../core/secrets/keys.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { diskProblem, makeFolder } from '../base/disk.ts';
import { withFileLock } from '../base/file-lock.ts';
import { isSealKey, newSealKey, removeSealed, seal, unseal } from './sealed-file.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';

const SEAL_KEY_ENTRY = 'seal-key';

/**
 * The store of sign-ins: files sealed with a key from the keychain. Without a keychain nothing is
 * stored, and reading finds nothing; a locked keychain is reported. Names are hashed, so that no
 * file name reveals where someone signs in.
 */
export function createSecretStore(vault: Vault, folder: string): SecretStore {
  const idOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 40);
  const fileOf = (id: string) => join(folder, `${id}.sealed`);

  const storedKey = async (): Promise<Result<Secret | undefined>> => {
    const stored = await vault.read(SEAL_KEY_ENTRY);
    if (!stored.ok) return stored.failure.code === 'vault-missing' ? ok(undefined) : stored;
    return ok(stored.value !== undefined && isSealKey(stored.value) ? stored.value : undefined);
  };
  const getOrCreateKey = async (): Promise<Result<Secret>> => {
    const stored = await storedKey();
    if (!stored.ok) return stored;
    if (stored.value !== undefined) return ok(stored.value);
    const newKey = newSealKey();
    const written = await vault.write(SEAL_KEY_ENTRY, newKey);
    return written.ok ? ok(newKey) : written;
  };
  const onDisk = async (work: Promise<void>): Promise<Result<undefined>> => {
    try {
      await work;
      return ok(undefined);
    } catch (reason) {
      return err({ code: 'settings-unwritable', why: diskProblem(reason) });
    }
  };

  return {
    async read(name) {
      const id = idOf(name);
      const key = await storedKey();
      if (!key.ok || key.value === undefined) return key;
      return ok(await unseal(fileOf(id), id, key.value));
    },
    async write(name, value) {
      const id = idOf(name);
      const key = await getOrCreateKey();
      return key.ok ? onDisk(seal(fileOf(id), id, value, key.value)) : key;
    },
    remove: (name) => onDisk(removeSealed(fileOf(idOf(name)))),
    async withLock<T>(name: string, work: () => Promise<T>) {
      const started: Promise<T>[] = [];
      const start = () => {
        const one = work();
        started.push(one);
        return one;
      };
      try {
        makeFolder(folder);
        return await withFileLock(join(folder, `${idOf(name)}.lock`), start);
      } catch {
        // If there is no lock (a full or read-only disk), run the work without one.
        return started[0] ?? work();
      }
    },
  };
}
