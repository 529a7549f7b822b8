import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/failure.ts';
import type { Vault } from '../../core/secrets/keys.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { brokenLinkOf } from '../base/broken-link.ts';
import { writeProblem, writeWhole } from '../base/disk.ts';
import { makeFolder } from '../base/make-folder.ts';
import { unreadable } from '../base/json-file-store.ts';
import { readRegularFile } from '../base/regular-file.ts';
import { withFileLock } from '../base/file-lock.mjs';
import { isSealKey, newSealKey, removeSealed, seal, unseal } from './sealed-file.ts';

/** Far more than the longest token needs. */
const MAX_BYTES = 1024 * 1024;
const SEAL_KEY_ENTRY = 'seal-key';
/** The start of a keychain entry whose secret is in a sealed file. The file's SHA-256 follows. */
const MARK = 'sealed:2:';

/**
 * Secrets that are too long for the keychain, or change often: each is in a file, sealed with one
 * key from the keychain. A keychain entry of the same id contains the digest of the newest file, so
 * that an older file that was put back is not accepted.
 */
export interface SealedEntries {
  /** Undefined if there is none, or the file is not the one that was written last. */
  read(id: string): Promise<Result<Secret | undefined>>;
  /** Writes the file and its entry. If the entry cannot be written, the file stays as it was. */
  write(id: string, value: Secret): Promise<Result<undefined>>;
  /** Deletes the file only. */
  removeFile(id: string): Promise<Result<undefined>>;
}

/** True for the value of a keychain entry whose secret is in a sealed file. */
export const isSealed = (entry: Secret): boolean => entry.reveal().startsWith(MARK);

export function createSealedEntries(vault: Vault, folder: string): SealedEntries {
  const fileOf = (id: string) => join(folder, `${id}.sealed`);

  const storedKey = async (): Promise<Result<Secret | undefined>> => {
    const stored = await vault.read(SEAL_KEY_ENTRY);
    // A damaged key opens nothing: whatever it sealed is lost.
    return stored.ok && stored.value !== undefined && !isSealKey(stored.value)
      ? ok(undefined)
      : stored;
  };
  /**
   * The key, created if there is none. All files need the same key, so that only one process may
   * create it.
   */
  const getOrCreateKey = async (): Promise<Result<Secret>> => {
    const stored = await storedKey();
    if (!stored.ok) return stored;
    if (stored.value !== undefined) return ok(stored.value);
    return locked('seal-key', async () => {
      const other = await storedKey();
      if (!other.ok) return other;
      if (other.value !== undefined) return ok(other.value);
      const newKey = newSealKey();
      const written = await vault.write(SEAL_KEY_ENTRY, newKey);
      return written.ok ? ok(newKey) : written;
    });
  };
  const locked = async <T>(name: string, work: () => Promise<Result<T>>): Promise<Result<T>> => {
    try {
      makeFolder(folder);
      return await withFileLock(join(folder, `${name}.write.lock`), work);
    } catch (reason) {
      return err({ code: 'settings-unwritable', ...(await writeProblem(folder, reason)) });
    }
  };

  const readOnce = async (id: string): Promise<Result<Secret | undefined>> => {
    const entry = await vault.read(id);
    if (!entry.ok) return entry;
    const path = fileOf(id);
    const file = await contentOf(path);
    if (entry.value === undefined) return ok(undefined);
    if (file === undefined) {
      // On a drive that is not connected: the secret is not lost.
      const link = await brokenLinkOf(path);
      return link === undefined ? ok(undefined) : err(unreadable(path, { code: 'ENOENT', link }));
    }
    // SECURITY: an older file is sealed with the same key, but has another digest.
    if (entry.value.reveal() !== markOf(file)) return ok(undefined);
    const key = await storedKey();
    return key.ok ? ok(key.value && unseal(file, id, key.value)) : key;
  };

  return {
    async read(id) {
      const first = await readOnce(id);
      if (!first.ok || first.value !== undefined) return first;
      if ((await contentOf(fileOf(id))) === undefined) return first;
      // Another process may be between writing the file and its digest: wait for it.
      const second = await locked(id, () => readOnce(id));
      return second.ok || second.failure.code.startsWith('vault-') ? second : first;
    },
    async write(id, value) {
      const key = await getOrCreateKey();
      if (!key.ok) return key;
      return locked(id, async () => {
        const path = fileOf(id);
        const before = await contentOf(path);
        const file = await seal(path, id, value, key.value);
        const written = await vault.write(id, new Secret(markOf(file)));
        if (written.ok) return written;
        await (before === undefined ? removeSealed(path) : writeWhole(path, before));
        return written;
      });
    },
    async removeFile(id) {
      try {
        await removeSealed(fileOf(id));
        return ok(undefined);
      } catch (reason) {
        return err({ code: 'settings-unwritable', ...(await writeProblem(folder, reason)) });
      }
    },
  };
}

const markOf = (file: Uint8Array): string =>
  `${MARK}${createHash('sha256').update(file).digest('hex')}`;

async function contentOf(path: string): Promise<Buffer | undefined> {
  const file = await readRegularFile(path, { maxBytes: MAX_BYTES });
  return file.ok ? file.bytes : undefined;
}
