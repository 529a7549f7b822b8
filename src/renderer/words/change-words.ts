import { CHANGES, type LaunchState } from '../../shared/launch-state.ts';

type Change = (typeof CHANGES)[number];

interface ChangeWords {
  /** The name of its point and, on a row, what is under way. */
  readonly now: string;
  readonly doing: string;
  readonly done: string;
}

/** What a change of a workstation is called while it lasts and when it is over. */
export const changeWords: Readonly<Record<Change, ChangeWords>> = {
  starting: { now: 'Starting', doing: 'Starting the workstation', done: 'Started' },
  stopping: { now: 'Stopping', doing: 'Stopping the workstation', done: 'Stopped' },
  ending: { now: 'Ending', doing: 'Ending the workstation', done: 'Ended' },
  creating: { now: 'Making it', doing: 'Making the workstation', done: 'Made' },
};

/** The change of a workstation that a launch began with, if any. */
export const changeOf = ({ entered }: LaunchState): Change | undefined =>
  CHANGES.find((change) => entered[change] !== undefined);
