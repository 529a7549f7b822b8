import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import { ConnectionId, LaunchId, ResourceId } from '../base/ids.ts';
import { LaunchState } from '../launch/launch-state.ts';
import { call, event, noPayload, StudioTarget, Uuid, WorkstationTarget } from './message.ts';
import { SafeText } from '../base/safe-text.ts';
import { Requirements, WorkstationName } from '../workstations/workstation.ts';

/**
 * How a launch that ended is tried again. `start` starts the workstation first; `anyway` skips the check; `browser` opens the web client;
 * `websocket` skips the check too and has the viewer use web traffic only, this once.
 */
export const RetryMethod = v.picklist(['again', 'start', 'anyway', 'browser', 'websocket']);
export type RetryMethod = v.InferOutput<typeof RetryMethod>;

/** A launch that the user wants to see: a notification, the tray's menu, or a link to what is open or under way. */
const PointedLaunch = v.strictObject({
  connection: ConnectionId,
  launch: LaunchId,
  /** True for a link. It has started nothing. */
  byLink: v.optional(v.boolean()),
});
export type PointedLaunch = Readonly<v.InferOutput<typeof PointedLaunch>>;

/** Launches: a part of the contract. */
export const launchMessages = {
  list: call(noPayload, listOf(LaunchState)),
  start: call(
    v.strictObject({
      connection: ConnectionId,
      studio: v.optional(ResourceId),
      session: v.optional(ResourceId),
      /** Its name in the list, for showing. */
      workstation: v.optional(SafeText),
      /** Starts the workstation first if it is stopped, from a backup if one is given. */
      startFirst: v.optional(v.boolean()),
      backup: v.optional(ResourceId),
    }),
    LaunchId,
  ),
  /** Opens a one-time address, which was pasted. SECURITY: its token is in this message only. */
  openAddress: call(v.pipe(v.string(), v.maxLength(16_384)), LaunchId),
  change: call(
    v.strictObject({
      ...WorkstationTarget.entries,
      workstation: v.optional(SafeText),
      what: v.picklist(['start', 'stop', 'reboot', 'end']),
      backup: v.optional(ResourceId),
    }),
    LaunchId,
  ),
  create: call(
    v.strictObject({
      ...StudioTarget.entries,
      profile: ResourceId,
      image: v.optional(ResourceId),
      instanceType: v.optional(ResourceId),
      name: v.optional(WorkstationName),
      requirements: v.optional(Requirements),
      /** Connects to it once it is ready. */
      connect: v.boolean(),
      /** A new one each time the form is opened, so that clicking twice creates only one workstation. */
      idempotencyKey: Uuid,
    }),
    LaunchId,
  ),
  cancel: call(LaunchId, noPayload),
  retry: call(v.strictObject({ launch: LaunchId, method: RetryMethod }), LaunchId),
  dismiss: call(LaunchId, noPayload),
  changed: event(listOf(LaunchState)),
  pointed: event(PointedLaunch),
} as const;
