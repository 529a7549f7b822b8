import { randomBytes } from 'node:crypto';

/** Where bytes come from. Each call must give other bytes; `size` is how many are wanted. */
export type RandomBytes = (size: number) => Uint8Array;

/** The operating system's own randomness. */
export const systemRandom: RandomBytes = (size) => randomBytes(size);

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id of letters and digits, `length` long. Not a secret: it is slightly uneven. */
export function randomId(random: RandomBytes, length: number): string {
  return Array.from(random(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** A secret in base64url, made from `size` bytes. */
export function randomSecret(random: RandomBytes, size: number): string {
  return Buffer.from(random(size)).toString('base64url');
}

/** A request id in the look of a UUID. */
export function randomRequestId(random: RandomBytes): string {
  const hex = Buffer.from(random(16)).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
