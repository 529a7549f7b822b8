import * as v from 'valibot';

/** Why a new version was not taken. Each ends in nothing being installed. */
export const UpdateRefusal = v.picklist([
  /** The feed has no signature beside it. */
  'signature-missing',
  /** It is signed, but with no key that this program knows. */
  'key-unknown',
  /** It does not fit its signature. */
  'signature-wrong',
  /** It is signed and still says nothing that can be understood. */
  'feed-unfit',
  /** The file is longer or shorter than the feed says. */
  'size-wrong',
  /** The file is another one than the feed says. */
  'content-wrong',
  /** The system does not know who made the file. */
  'publisher-unknown',
  /** The server has no such file. */
  'not-there',
  /** It could not be put in place of the running one. */
  'not-installed',
]);
export type UpdateRefusal = v.InferOutput<typeof UpdateRefusal>;
