import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ok } from '../../../shared/base/failure.ts';
import type { Vault } from '../../core/secrets/keys.ts';
import { makeFolder } from '../base/make-folder.ts';
import { withFileLock } from '../base/file-lock.mjs';
import { createSealedEntries } from './sealed-entries.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';

/**
 * The store of sign-ins: files sealed with a key from the keychain, whose digests are in
 * the keychain too. Without a keychain nothing is
 * stored, and reading finds nothing; a locked keychain is reported. Names are hashed, so that no
 * file name reveals where someone signs in.
 */
export function createSecretStore(vault: Vault, folder: string): SecretStore {
  const idOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 40);
  const sealed = createSealedEntries(vault, folder);

  return {
    async read(name) {
      const read = await sealed.read(idOf(name));
      return !read.ok && read.failure.code === 'vault-missing' ? ok(undefined) : read;
    },
    write: (name, value) => sealed.write(idOf(name), value),
    async remove(name) {
      const id = idOf(name);
      // Without its digest, the file is not accepted if it is put back. The file is deleted even if
      // the keychain refuses.
      await vault.remove(id);
      return sealed.removeFile(id);
    },
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
