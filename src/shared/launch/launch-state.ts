import * as v from 'valibot';
import { Failure } from '../base/failure.ts';
import { ConnectionId, LaunchId, ResourceId } from '../base/ids.ts';
import { Moment, SafeText } from '../base/safe-text.ts';
import { StreamFacts } from './stream.ts';
import { TransientError } from './transient-error.ts';

/** What may come first: a change of the workstation itself, waited for until it has its result. */
export const CHANGES = ['starting', 'stopping', 'ending', 'creating'] as const;

/** The steps towards the viewer, in order. `opened` becomes `ended` when the viewer exits. */
export const STEPS = ['requesting', 'waiting', 'checking', 'opening', 'opened'] as const;
/** `done` is the end of a launch that was for a change alone. */
export const Step = v.picklist([...CHANGES, ...STEPS, 'done', 'ended', 'failed', 'cancelled']);
export type Step = v.InferOutput<typeof Step>;

/** What a launch went on with although it was not certain. Told, not decided. */
export const LaunchNotice = v.picklist([
  'check-skipped',
  'check-meaningless',
  'certificate-unknown',
  'practice-viewer',
]);
export type LaunchNotice = v.InferOutput<typeof LaunchNotice>;

/** Everything about one launch that may be seen: by the window, the command line, a log. No URL, no secret. */
export const LaunchState = v.strictObject({
  launch: LaunchId,
  connection: ConnectionId,
  connectionName: SafeText,
  studio: v.optional(ResourceId),
  session: v.optional(ResourceId),
  workstation: v.optional(SafeText),
  state: Step,
  /** The workstation as last seen while it changes. */
  workstationState: v.optional(SafeText),
  workstationStatus: v.optional(SafeText),
  /** False for a launch that is for the change alone: no stream follows. */
  connects: v.optional(v.boolean()),
  /** How long its streams usually take from asking to READY, in milliseconds, where that is known. */
  usualMs: v.optional(Moment),
  /** True for a launch that another program of ours runs (the command line): shown, not steered. */
  elsewhere: v.optional(v.boolean()),
  /** When each step was entered; the first is when the launch began. */
  entered: v.record(Step, Moment),
  /** When this state last changed. */
  at: Moment,
  /** How many requests were sent for it so far. */
  requests: v.number(),
  /** What the service calls the last request it answered: its people find it by that. */
  requestId: v.optional(SafeText),
  stream: v.optional(StreamFacts),
  trouble: v.optional(TransientError),
  failure: v.optional(Failure),
  notices: v.array(LaunchNotice),
});
export type LaunchState = Readonly<v.InferOutput<typeof LaunchState>>;

const OVER: ReadonlySet<Step> = new Set<Step>(['done', 'ended', 'failed', 'cancelled']);

/** True while the launch still wants something: not failed, not cancelled, not handed over. */
export const isUnderWay = (state: LaunchState): boolean =>
  state.state !== 'opened' && !OVER.has(state.state);

/** True while it waits for a change of the workstation itself. */
export const isChanging = (state: LaunchState): boolean =>
  CHANGES.some((change) => change === state.state);

/** True once nothing more can happen to it. */
export const isOver = (state: LaunchState): boolean => OVER.has(state.state);
