import * as v from 'valibot';
import { Failure } from './failure.ts';
import { ConnectionId, LaunchId, ResourceId } from './ids.ts';
import { Moment, SafeText } from './safe-text.ts';
import { StreamFacts } from './stream.ts';
import { Trouble } from './trouble.ts';

/** The steps of a launch, in order, then its three ends. `opened` becomes `ended` when the viewer exits. */
export const STEPS = ['requesting', 'waiting', 'checking', 'opening', 'opened'] as const;
export const Step = v.picklist([...STEPS, 'ended', 'failed', 'cancelled']);
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
  /** When each step was entered; the first is when the launch began. */
  entered: v.record(Step, Moment),
  /** When this state last changed. */
  at: Moment,
  /** How many requests were sent for it so far. */
  requests: v.number(),
  stream: v.optional(StreamFacts),
  trouble: v.optional(Trouble),
  failure: v.optional(Failure),
  notices: v.array(LaunchNotice),
});
export type LaunchState = Readonly<v.InferOutput<typeof LaunchState>>;

const OVER: ReadonlySet<Step> = new Set<Step>(['ended', 'failed', 'cancelled']);

/** True while the launch still wants something: not failed, not cancelled, not handed over. */
export const isUnderWay = (state: LaunchState): boolean =>
  state.state !== 'opened' && !OVER.has(state.state);

/** True once nothing more can happen to it. */
export const isOver = (state: LaunchState): boolean => OVER.has(state.state);
