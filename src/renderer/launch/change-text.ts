import { CHANGES, type LaunchState } from '../../shared/launch/launch-state.ts';

type Change = (typeof CHANGES)[number];

/** The change of a workstation that a launch began with, if any. */
export const changeOf = ({ entered }: LaunchState): Change | undefined =>
  CHANGES.find((change) => entered[change] !== undefined);
