import * as v from 'valibot';
import { SafeText } from '../base/safe-text.ts';

/** The six states of a Nimble stream. The set is open: others are shown and mean "not ready yet". */
export const STREAM_STATES = [
  'READY',
  'CREATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'DELETED',
  'CREATE_FAILED',
  'DELETE_FAILED',
] as const;

/** The six status codes of a Nimble stream. Open as well. */
export const STREAM_STATUS_CODES = [
  'STREAM_CREATE_IN_PROGRESS',
  'STREAM_READY',
  'STREAM_DELETE_IN_PROGRESS',
  'STREAM_DELETED',
  'INTERNAL_ERROR',
  'NETWORK_CONNECTION_ERROR',
] as const;

/**
 * What is known of a stream and may be shown: every field of Nimble's but `url`, which is a secret
 * and travels apart. Times are ISO-8601. A field the service left out is left out here.
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
