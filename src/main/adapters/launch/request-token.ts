import { createHash } from 'node:crypto';

/**
 * The client token that belongs to a request id: always the same for the same parts, in the form of a UUID (version 8,
 * RFC 9562). The parts say what the token is for, so that one id can be used for several commands.
 */
export function requestToken(...parts: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['stagedoor', ...parts]))
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
