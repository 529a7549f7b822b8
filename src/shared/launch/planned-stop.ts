import * as v from 'valibot';
import { ConnectionId, LaunchId, ResourceId } from '../base/ids.ts';
import { Moment, SafeText } from '../base/safe-text.ts';

/** A workstation that is stopped soon, because its viewer was closed and its connection says so. */
export const PlannedStop = v.strictObject({
  /** The launch whose viewer was closed. It identifies the stop. */
  launch: LaunchId,
  connection: ConnectionId,
  connectionName: SafeText,
  studio: v.optional(ResourceId),
  session: ResourceId,
  workstation: v.optional(SafeText),
  /** When the viewer was closed, in milliseconds since 1970. */
  leftAt: Moment,
  /** When the workstation is stopped, in milliseconds since 1970. */
  at: Moment,
  /**
   * True if the workstation is stopped only when the user says so: the computer was asleep, Stagedoor was closed at that
   * time, or the stop could not be started.
   */
  asks: v.boolean(),
});
export type PlannedStop = Readonly<v.InferOutput<typeof PlannedStop>>;
