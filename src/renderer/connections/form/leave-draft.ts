import type { OnLeave } from '../../../shared/connections/on-leave.ts';

/** The form fields for what happens to a workstation after its viewer is closed. */
export interface LeaveDraft {
  /** After how many minutes it is stopped; empty if it keeps running. */
  stopAfter: string;
}

export const emptyLeave = (): LeaveDraft => ({ stopAfter: '' });

/** The minutes that can be chosen. */
const MINUTES = ['0', '5', '15', '30', '60', '120', '240'];

/** The minutes to choose from, with those that are saved. */
export const leaveMinutes = ({ stopAfter }: LeaveDraft): readonly string[] =>
  [...new Set([...MINUTES, ...(stopAfter === '' ? [] : [stopAfter])])].sort(
    (one, other) => Number(one) - Number(other),
  );

/** The field of the connection, unchecked. */
export const leaveValues = ({ stopAfter }: LeaveDraft): { onLeave?: OnLeave } =>
  stopAfter === '' ? {} : { onLeave: { stop: true, afterMinutes: Number(stopAfter) } };
