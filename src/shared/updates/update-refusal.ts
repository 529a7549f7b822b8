import * as v from 'valibot';

/** Why a new version was refused. In each case, nothing is installed. */
export const UpdateRefusal = v.picklist([
  /** The feed has no signature file. */
  'signature-missing',
  /** The feed is signed, but with no known key. */
  'key-unknown',
  /** The signature does not match the feed. */
  'signature-wrong',
  /** The feed is signed, but its content is invalid. */
  'feed-unfit',
  /** The feed has expired, or its version is older than one that this machine has seen. */
  'feed-outdated',
  /** The size of the file differs from the feed. */
  'size-wrong',
  /** The hash of the file differs from the feed. */
  'content-wrong',
  /** The operating system does not recognize the publisher of the file. */
  'publisher-unknown',
  /** The file does not exist on the server. */
  'not-there',
  /** The new version could not replace the running one. */
  'not-installed',
]);
export type UpdateRefusal = v.InferOutput<typeof UpdateRefusal>;
