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
 * The store of sign-ins: files sealed with a key that is in the keychain. Without a keychain nothing is
 * kept, and reading finds nothing; what is locked is told. A name becomes a hash, so that no name of a file
 * says where somebody signs in.
 */
export function createSecretStore(vault: Vault, folder: string): SecretStore {
  const idOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 40);
  const fileOf = (id: string) => join(folder, `${id}.sealed`);

  const keptKey = async (): Promise<Result<Secret | undefined>> => {
    const kept = await vault.read(SEAL_KEY_ENTRY);
    if (!kept.ok) return kept.failure.code === 'vault-missing' ? ok(undefined) : kept;
    return ok(kept.value !== undefined && isSealKey(kept.value) ? kept.value : undefined);
  };
  const keyToSeal = async (): Promise<Result<Secret>> => {
    const kept = await keptKey();
    if (!kept.ok) return kept;
    if (kept.value !== undefined) return ok(kept.value);
    const fresh = newSealKey();
    const written = await vault.write(SEAL_KEY_ENTRY, fresh);
    return written.ok ? ok(fresh) : written;
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
      const key = await keptKey();
      if (!key.ok || key.value === undefined) return key;
      return ok(await unseal(fileOf(id), id, key.value));
    },
    async write(name, value) {
      const id = idOf(name);
      const key = await keyToSeal();
      return key.ok ? onDisk(seal(fileOf(id), id, value, key.value)) : key;
    },
    remove: (name) => onDisk(removeSealed(fileOf(idOf(name)))),
    async alone<T>(name: string, work: () => Promise<T>) {
      const begun: Promise<T>[] = [];
      const begin = () => {
        const one = work();
        begun.push(one);
        return one;
      };
      try {
        makeFolder(folder);
        return await withFileLock(join(folder, `${idOf(name)}.lock`), begin);
      } catch {
        // Without a lock (a full disk, one that is read only) it is done all the same.
        return begun[0] ?? work();
      }
    },
  };
}
