import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { Secret } from '../../core/secrets/secret.ts';
import { removeFile } from '../base/busy-files.mjs';
import { writeWhole } from '../base/disk.ts';
import { makeFolder } from '../base/make-folder.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/** A new key for {@link seal}: 32 random bytes in base64, to be stored in the keychain. */
export const newSealKey = (): Secret => new Secret(randomBytes(KEY_BYTES).toString('base64'));

/** True for a key made by {@link newSealKey}. */
export const isSealKey = (key: Secret): boolean =>
  Buffer.from(key.reveal(), 'base64').length === KEY_BYTES;

/**
 * Writes `value` encrypted with `key`: AES-256-GCM with a new nonce, bound to `name` so that one
 * sealed file cannot replace another. Mode 0600, the whole file or nothing. Returns the file's
 * content. Throws file system errors.
 */
export async function seal(
  path: string,
  name: string,
  value: Secret,
  key: Secret,
): Promise<Uint8Array> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, Buffer.from(key.reveal(), 'base64'), nonce);
  cipher.setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(value.reveal(), 'utf8'), cipher.final()]);
  makeFolder(dirname(path));
  const file = Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
  await writeWhole(path, file);
  return file;
}

/**
 * Reverses {@link seal}; undefined if the content is not from {@link seal}, or has another name or
 * key.
 */
export function unseal(file: Uint8Array, name: string, key: Secret): Secret | undefined {
  try {
    if (file[0] !== VERSION) return undefined;
    const nonce = file.subarray(1, 1 + NONCE_BYTES);
    const tag = file.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
    const body = file.subarray(1 + NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, Buffer.from(key.reveal(), 'base64'), nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(tag);
    return new Secret(Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8'));
  } catch {
    return undefined;
  }
}

export const removeSealed = (path: string): Promise<void> => removeFile(path);
