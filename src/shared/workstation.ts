import * as v from 'valibot';
import { SafeText } from './safe-text.ts';

/**
 * One streaming session of a connection, as it is listed. Only the id is certain: sessions in unknown
 * states or with missing fields are listed, not hidden. Times are ISO-8601.
 */
export const Workstation = v.strictObject({
  id: SafeText,
  studio: SafeText,
  name: v.optional(SafeText),
  state: v.optional(SafeText),
  statusCode: v.optional(SafeText),
  statusMessage: v.optional(SafeText),
  launchProfile: v.optional(SafeText),
  image: v.optional(SafeText),
  instanceType: v.optional(SafeText),
  ownedBy: v.optional(SafeText),
  createdAt: v.optional(SafeText),
  startedAt: v.optional(SafeText),
  stopAt: v.optional(SafeText),
  terminateAt: v.optional(SafeText),
});
export type Workstation = Readonly<v.InferOutput<typeof Workstation>>;
