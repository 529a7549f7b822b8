import type { UpdateRefusal } from '../../../shared/updates/update-refusal.ts';

/** A key that new versions may be signed with, as it is built in. */
export interface UpdateKey {
  /** The first 16 digits, in hex, of the key's SHA-256. */
  readonly id: string;
  /** The 32 bytes of an ed25519 public key, in base64. */
  readonly key: string;
}

/** Checks an ed25519 signature. False for whatever is not one, never an exception. */
export type VerifyEd25519 = (message: Uint8Array, signature: string, key: string) => boolean;

const LINE = /^([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)$/;
/** A feed is signed with a key or two. */
const MAX_LINES = 8;

/**
 * What is signed: the feed's name and its bytes. The name is in it, so that a feed of one platform cannot
 * be given out as another's.
 */
export function signedMessage(name: string, feed: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`stagedoor-feed-1\n${name}\n`);
  const message = new Uint8Array(head.length + feed.length);
  message.set(head);
  message.set(feed, head.length);
  return message;
}

/**
 * Holds a feed against the file beside it: lines of a key's id and a signature. One good signature of a key
 * we know is enough, so that keys can be changed; a bad one of such a key is never passed over. Nothing where
 * all is well.
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
