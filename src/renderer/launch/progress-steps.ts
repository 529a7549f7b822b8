import type { Messages } from '../../shared/languages/language-messages.ts';
import { STEPS, type LaunchState } from '../../shared/launch/launch-state.ts';
import { changeOf } from './change-text.ts';
import { t } from '../i18n/locale.svelte.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';

type Working = (typeof STEPS)[number];

/** One point of a launch's line. */
export interface ProgressStep {
  readonly id: PointId;
  readonly name: string;
  readonly is: 'done' | 'now' | 'to-come' | 'failed';
  /** When it was reached (done) or begun (now, failed), in milliseconds since 1970. */
  readonly atMs?: number;
}

/** A point's name in the code: its own, or `change` for a change of the workstation. */
type PointId = keyof Messages['launch']['points'] | 'change';

/** Which point is the current one in each step; five means that all are done. */
const currentAt: Readonly<Record<Working, number>> = {
  requesting: 0,
  waiting: 1,
  checking: 3,
  opening: 4,
  opened: 5,
};

/** Each point and the steps whose beginning is its time; a step that was skipped gives way to the next. */
const points = [
  { id: 'asked', from: ['requesting', 'waiting'] },
  { id: 'preparing', from: ['waiting'] },
  { id: 'ready', from: ['checking', 'opening'] },
  { id: 'reached', from: ['opening'] },
  { id: 'handed-over', from: ['opened'] },
] as const satisfies readonly { id: PointId; from: readonly Working[] }[];

/** The last step towards the viewer; undefined if the launch only changed a workstation. */
const lastStep = ({ entered }: LaunchState): Working | undefined =>
  STEPS.findLast((step) => entered[step] !== undefined);

/**
 * The line of a launch: what is done, what is under way and since when, what is to come. A change of
 * the workstation comes first, or is all.
 */
export function progressSteps(launch: LaunchState): readonly ProgressStep[] {
  const change = changeOf(launch);
  const step = lastStep(launch);
  const isNow = launch.state === 'failed' ? 'failed' : 'now';
  const current = step === undefined ? (change === undefined ? 0 : -1) : currentAt[step];
  const words = t().launch;
  const way = points.map(({ id, from }, index): ProgressStep => {
    const name = words.points[id];
    if (index > current) return { id, name, is: 'to-come' };
    const is = index < current ? 'done' : isNow;
    const begun = is === 'done' ? from.find((one) => launch.entered[one] !== undefined) : step;
    const atMs = begun === undefined ? undefined : launch.entered[begun];
    return { id, name, is, ...omitUndefined({ atMs }) };
  });
  if (change === undefined) return way;
  const { now, done } = words.changes[change];
  const over = step !== undefined || launch.state === 'done';
  const atMs = over ? endOfChange(launch) : launch.entered[change];
  const first: ProgressStep = {
    id: 'change',
    name: over ? done : now,
    is: over ? 'done' : isNow,
    ...omitUndefined({ atMs }),
  };
  return launch.connects === false ? [first] : [first, ...way];
}

const endOfChange = ({ entered, at }: LaunchState) =>
  entered.requesting ?? entered.waiting ?? entered.done ?? at;

/** The elapsed part of the usual duration, at most 0.9; undefined if that is unknown. */
export function launchProgress(launch: LaunchState, nowMs: number): number | undefined {
  const { requesting, waiting } = launch.entered;
  const begunMs = requesting ?? waiting;
  if (begunMs === undefined || !launch.usualMs) return undefined;
  return Math.min(0.9, Math.max(0, nowMs - begunMs) / launch.usualMs);
}
