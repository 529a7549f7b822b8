import * as v from 'valibot';
import { SafeText } from '../base/safe-text.ts';

/** The six known states of a Nimble stream. The set is open: other states mean "not ready yet". */
export const STREAM_STATES = [
  'READY',
  'CREATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'DELETED',
  'CREATE_FAILED',
  'DELETE_FAILED',
] as const;

/** The six known status codes of a Nimble stream. This set is open too. */
export const STREAM_STATUS_CODES = [
  'STREAM_CREATE_IN_PROGRESS',
  'STREAM_READY',
  'STREAM_DELETE_IN_PROGRESS',
  'STREAM_DELETED',
  'INTERNAL_ERROR',
  'NETWORK_CONNECTION_ERROR',
] as const;

/**
 * The fields of a stream that may be shown: all of Nimble's fields except `url`, which is a secret and is passed
 * separately. Times are ISO-8601. Fields that the service leaves out are missing.
 */
export const StreamFacts = v.strictObject({
  streamId: v.optional(SafeText),
  state: v.optional(SafeText),
  statusCode: v.optional(SafeText),
  createdAt: v.optional(SafeText),
  createdBy: v.optional(SafeText),
  expiresAt: v.optional(SafeText),
  ownedBy: v.optional(SafeText),
});
export type StreamFacts = Readonly<v.InferOutput<typeof StreamFacts>>;
