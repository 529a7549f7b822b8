import { STEPS, type LaunchState } from '../../shared/launch/launch-state.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { t } from '../i18n/locale.svelte.ts';
import { changeOf } from './change-text.ts';
import { startedAt } from './launch-text.ts';

type Working = (typeof STEPS)[number];

/** One step of a launch. */
export interface ProgressStep {
  /** Its name in the code: its own, or `change` for a change of the workstation. */
  readonly id: Working | 'change';
  readonly name: string;
  readonly is: 'done' | 'now' | 'to-come' | 'failed';
  /** When it began, in milliseconds since 1970; undefined if it was skipped or is to come. */
  readonly fromMs?: number;
  /** When it was over; undefined if it is not. */
  readonly untilMs?: number;
}

/** The last step towards the viewer; undefined if the launch only changed a workstation. */
const lastStep = ({ entered }: LaunchState): Working | undefined =>
  STEPS.findLast((step) => entered[step] !== undefined);

/** When the first of `steps` that was not skipped began. */
const firstOf = (steps: readonly Working[], { entered }: LaunchState): number | undefined =>
  steps.map((step) => entered[step]).find((atMs) => atMs !== undefined);

/**
 * The steps of a launch: what is done, what is in progress, what is to come, and from when until when. A change of the
 * workstation comes first, or is the only step.
 */
export function progressSteps(launch: LaunchState): readonly ProgressStep[] {
  const change = changeOf(launch);
  const last = lastStep(launch);
  const isStopped = launch.state === 'failed' || launch.state === 'cancelled';
  const isNow = launch.state === 'failed' ? 'failed' : 'now';
  // The viewer being open is not something that is worked on.
  const current = last === undefined ? (change === undefined ? 0 : -1) : STEPS.indexOf(last);
  const texts = t().launch;
  const steps = STEPS.map((id, index): ProgressStep => {
    const name = texts.steps[id];
    if (index > current) return { id, name, is: 'to-come' };
    const fromMs = launch.entered[id];
    if (id === 'opened') return { id, name, is: 'done', ...omitUndefined({ fromMs }) };
    const nextMs = firstOf(STEPS.slice(index + 1), launch);
    const untilMs = index < current ? nextMs : isStopped ? launch.at : undefined;
    return {
      id,
      name,
      is: index < current ? 'done' : isNow,
      ...omitUndefined({ fromMs, untilMs }),
    };
  });
  if (change === undefined) return steps;
  const { now, done } = texts.changes[change];
  const isOver = last !== undefined || launch.state === 'done';
  const untilMs = isOver ? endOfChange(launch) : isStopped ? launch.at : undefined;
  const first: ProgressStep = {
    id: 'change',
    name: isOver ? done : now,
    is: isOver ? 'done' : isNow,
    ...omitUndefined({ fromMs: launch.entered[change], untilMs }),
  };
  return launch.connects === false ? [first] : [first, ...steps];
}

const endOfChange = ({ entered, at }: LaunchState) =>
  entered.requesting ?? entered.waiting ?? entered.done ?? at;

/** How long a launch took from its start until the viewer was open or it was over; until `nowMs` if it is in progress. */
export function totalMs(launch: LaunchState, nowMs: () => number): number {
  const { opened, done, failed, cancelled } = launch.entered;
  return (opened ?? done ?? failed ?? cancelled ?? nowMs()) - startedAt(launch);
}
