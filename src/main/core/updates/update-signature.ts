import type { UpdateRefusal } from '../../../shared/updates/update-refusal.ts';

/** A built-in public key that new versions may be signed with. */
export interface UpdateKey {
  /** The first 16 digits, in hex, of the key's SHA-256. */
  readonly id: string;
  /** The 32 bytes of an ed25519 public key, in base64. */
  readonly key: string;
}

/** Verifies an ed25519 signature. Returns false for malformed input, never throws. */
export type VerifyEd25519 = (message: Uint8Array, signature: string, key: string) => boolean;

const LINE = /^([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)$/;
/** The maximum number of signatures. A feed normally has one or two. */
const MAX_LINES = 8;

/** The message that is signed: the feed's name and bytes. With the name, one platform's feed cannot replace another's. */
export function signedMessage(name: string, feed: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`stagedoor-feed-1\n${name}\n`);
  const message = new Uint8Array(head.length + feed.length);
  message.set(head);
  message.set(feed, head.length);
  return message;
}

/**
 * Verifies a feed against its signature file, whose lines consist of a key's id and a signature. One valid signature
 * of a known key is enough, so that keys can be replaced; an invalid signature of a known key always fails.
 * Undefined if the feed is valid.
 */
export function signatureProblem(
  message: Uint8Array,
  text: string,
  keys: readonly UpdateKey[],
  verify: VerifyEd25519,
): UpdateRefusal | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length === 0) return 'signature-missing';
  const parsed = lines.slice(0, MAX_LINES + 1).map((line) => LINE.exec(line));
  if (parsed.length > MAX_LINES || parsed.includes(null)) return 'signature-wrong';
  const known = parsed.flatMap((line) => {
    const [, id, signature = ''] = line ?? [];
    const key = keys.find((one) => one.id === id);
    return key === undefined ? [] : [{ key: key.key, signature }];
  });
  if (known.length === 0) return 'key-unknown';
  return known.every(({ key, signature }) => verify(message, signature, key))
    ? undefined
    : 'signature-wrong';
}
