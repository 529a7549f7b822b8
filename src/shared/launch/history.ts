import * as v from 'valibot';
import { ConnectionId } from '../base/ids.ts';
import { Moment, SafeText } from '../base/safe-text.ts';

/** One launch that is over. It contains no URL and no secret. */
export const HistoryEntry = v.strictObject({
  /** When it was requested. */
  at: Moment,
  connection: ConnectionId,
  connectionName: SafeText,
  studio: v.optional(SafeText),
  session: v.optional(SafeText),
  workstation: v.optional(SafeText),
  /** What was requested: to connect, or only a change. */
  wish: v.picklist(['connect', 'start', 'stop', 'reboot', 'end', 'create']),
  /** The time from requesting the stream until it was READY, in milliseconds. */
  readyMs: v.optional(Moment),
  /** How it ended. `handed-over`: the viewer was opened. */
  end: v.picklist(['handed-over', 'done', 'failed', 'cancelled']),
  /** The code of the failure, if it failed. */
  failure: v.optional(SafeText),
});
export type HistoryEntry = Readonly<v.InferOutput<typeof HistoryEntry>>;

/** A workstation that the user has marked as a favorite. */
export const Favorite = v.strictObject({ connection: ConnectionId, session: SafeText });
export type Favorite = Readonly<v.InferOutput<typeof Favorite>>;
