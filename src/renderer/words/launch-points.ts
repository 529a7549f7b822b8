import { STEPS, type LaunchState } from '../../shared/launch-state.ts';

type Working = (typeof STEPS)[number];

/** One of the five points of a launch. */
export interface Point {
  readonly name: string;
  readonly is: 'done' | 'now' | 'to-come' | 'failed';
  /** When it was reached (done) or begun (now, failed), in milliseconds since 1970. */
  readonly atMs?: number;
}

/** Which point is the current one in each step; five means that all are done. */
const currentAt: Readonly<Record<Working, number>> = {
  requesting: 0,
  waiting: 1,
  checking: 3,
  opening: 4,
  opened: 5,
};

/** Each point and the steps whose beginning is its time; a step that was skipped gives way to the next. */
const points: readonly { readonly name: string; readonly from: readonly Working[] }[] = [
  { name: 'Asked', from: ['requesting', 'waiting'] },
  { name: 'Preparing', from: ['waiting'] },
  { name: 'Ready', from: ['checking', 'opening'] },
  { name: 'Reached', from: ['opening'] },
  { name: 'Handed over', from: ['opened'] },
];

/** The step a launch is in or, if it is over, the last one it was in. */
export const lastStep = ({ entered }: LaunchState): Working =>
  STEPS.findLast((step) => entered[step] !== undefined) ?? 'requesting';

/** The line of a launch: what is done, what is under way and since when, what is to come. */
export function launchPoints(launch: LaunchState): readonly Point[] {
  const step = lastStep(launch);
  const current = currentAt[step];
  return points.map(({ name, from }, index) => {
    if (index > current) return { name, is: 'to-come' };
    const is = index < current ? 'done' : launch.state === 'failed' ? 'failed' : 'now';
    const begun = is === 'done' ? from.find((one) => launch.entered[one] !== undefined) : step;
    const atMs = begun === undefined ? undefined : launch.entered[begun];
    return { name, is, ...(atMs !== undefined && { atMs }) };
  });
}
