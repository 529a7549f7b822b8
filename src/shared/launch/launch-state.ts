import * as v from 'valibot';
import { CERTIFICATE_NOTICES } from '../network/network.ts';
import { listOf } from '../base/list-of.ts';
import { Failure } from '../base/failure.ts';
import { ConnectionId, LaunchId, ResourceId } from '../base/ids.ts';
import { Moment, SafeText } from '../base/safe-text.ts';
import { StreamFacts } from './stream.ts';
import { TransientError } from './transient-error.ts';

/** The steps that change the workstation, before connecting or instead of it. */
export const CHANGES = ['starting', 'stopping', 'rebooting', 'ending', 'creating'] as const;

/** The steps towards the viewer, in order. `opened` becomes `ended` when the viewer exits. */
export const STEPS = ['requesting', 'waiting', 'checking', 'opening', 'opened'] as const;
/** All steps. `done` is the end of a launch that only changed a workstation. */
export const Step = v.picklist([...CHANGES, ...STEPS, 'done', 'ended', 'failed', 'cancelled']);
export type Step = v.InferOutput<typeof Step>;

/** Uncertain facts that the user is informed about, but that did not stop the launch. */
export const LaunchNotice = v.picklist([
  'check-skipped',
  'check-meaningless',
  'certificate-unknown',
  'practice-viewer',
  /** The viewer ended without an error at once: another one that was open already may show the workstation. */
  'viewer-passed-on',
  /** The viewer runs, but has not read its connection file. */
  'file-unread',
  // Why the certificate is unknown; comes after `certificate-unknown`.
  ...CERTIFICATE_NOTICES,
]);
export type LaunchNotice = v.InferOutput<typeof LaunchNotice>;

/** Everything about one launch that the window, the command line and the log may show. No URL, no secret. */
export const LaunchState = v.strictObject({
  launch: LaunchId,
  connection: ConnectionId,
  connectionName: SafeText,
  studio: v.optional(ResourceId),
  session: v.optional(ResourceId),
  workstation: v.optional(SafeText),
  state: Step,
  /** The last known state of a workstation that is changing. */
  workstationState: v.optional(SafeText),
  workstationStatus: v.optional(SafeText),
  /** False for a launch that only changes the workstation. */
  connects: v.optional(v.boolean()),
  /** How long its streams usually take from the request to READY, in milliseconds, if known. */
  usualMs: v.optional(Moment),
  /** True for a launch of the command line. The window shows it, but cannot cancel or retry it. */
  elsewhere: v.optional(v.boolean()),
  /** When each step was entered. The earliest is the start of the launch. */
  entered: v.record(Step, Moment),
  /** When this state last changed. */
  at: Moment,
  /** How many requests were sent so far. */
  requests: v.number(),
  /** The service's id of the last answered request. Its support can find the request by it. */
  requestId: v.optional(SafeText),
  stream: v.optional(StreamFacts),
  transientError: v.optional(TransientError),
  failure: v.optional(Failure),
  notices: listOf(LaunchNotice),
});
export type LaunchState = Readonly<v.InferOutput<typeof LaunchState>>;

const OVER: ReadonlySet<Step> = new Set<Step>(['done', 'ended', 'failed', 'cancelled']);

/** True until the viewer is open or the launch is over. */
export const isInProgress = (state: LaunchState): boolean =>
  state.state !== 'opened' && !OVER.has(state.state);

/** True if the launch has found its workstation stopped, and asks whether to start it. */
export const asksToStart = ({ failure }: LaunchState): boolean =>
  failure?.code === 'workstation-stopped';

/** True while the workstation is being changed. */
export const isChanging = (state: LaunchState): boolean =>
  CHANGES.some((change) => change === state.state);

/** True if the viewer of an open launch cannot be watched, so that its end is never seen. */
export const isUnwatched = (state: LaunchState): boolean =>
  state.state === 'opened' && state.notices.includes('viewer-passed-on');

/** True if the launch can no longer change. */
export const isOver = (state: LaunchState): boolean => OVER.has(state.state);
