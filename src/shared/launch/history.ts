import * as v from 'valibot';
import { ConnectionId } from '../base/ids.ts';
import { Moment, SafeText } from '../base/safe-text.ts';

/** One launch that is over: when, which, how long to READY, how it ended. No URL, no secret. */
export const HistoryEntry = v.strictObject({
  /** When it was asked for. */
  at: Moment,
  connection: ConnectionId,
  connectionName: SafeText,
  studio: v.optional(SafeText),
  session: v.optional(SafeText),
  workstation: v.optional(SafeText),
  /** What was asked for: to connect, or a change alone. */
  wish: v.picklist(['connect', 'start', 'stop', 'end', 'create']),
  /** From asking for the stream until it was READY, in milliseconds. */
  readyMs: v.optional(Moment),
  /** How it ended. `handed-over` stands until the viewer closed. */
  end: v.picklist(['handed-over', 'done', 'failed', 'cancelled']),
  /** The failure's code, where it failed. */
  failure: v.optional(SafeText),
});
export type HistoryEntry = Readonly<v.InferOutput<typeof HistoryEntry>>;

/** A workstation marked by the user. */
export const Favourite = v.strictObject({ connection: ConnectionId, session: SafeText });
export type Favourite = Readonly<v.InferOutput<typeof Favourite>>;
