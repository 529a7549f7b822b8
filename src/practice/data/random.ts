import { randomBytes } from 'node:crypto';

/** A source of random bytes. Each call returns `size` new bytes. */
export type RandomBytes = (size: number) => Uint8Array;

/** The operating system's random bytes. */
export const systemRandom: RandomBytes = (size) => randomBytes(size);

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id of `length` letters and digits. Not for secrets: some characters are more likely. */
export function randomId(random: RandomBytes, length: number): string {
  return Array.from(random(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** A secret of `size` random bytes in base64url. */
export function randomSecret(random: RandomBytes, size: number): string {
  return Buffer.from(random(size)).toString('base64url');
}

/** A request id in the format of a UUID. */
export function randomRequestId(random: RandomBytes): string {
  const hex = Buffer.from(random(16)).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
