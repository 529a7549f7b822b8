import { createPublicKey, verify } from 'node:crypto';
import type { VerifyEd25519 } from '../../core/updates/update-signature.ts';

/** The DER prefix of a 32-byte ed25519 key in the form Node reads (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/** {@link VerifyEd25519} with Node's crypto. */
export const verifyEd25519: VerifyEd25519 = (message, signature, key) => {
  const raw = Buffer.from(key, 'base64');
  if (raw.length !== KEY_BYTES) return false;
  try {
    const publicKey = createPublicKey({
      key: Buffer.concat([SPKI_HEAD, raw]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, message, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};
