import { failureAction } from './failure-action.ts';
import type { Failure } from './failure.ts';
import { isInProgress, type LaunchState } from '../launch/launch-state.ts';

/** The states of a status indicator: ready, working, needs attention, failed, stopped. */
export type IndicatorKind = 'go' | 'wait' | 'care' | 'stop' | 'off';

/** Amber if the user can fix the failure right away, otherwise red. */
export function failureIndicator(failure: Failure): IndicatorKind {
  const action = failureAction(failure);
  return action === 'retry' || action === 'none' ? 'stop' : 'care';
}

/** The indicator of a launch. The sentence next to it says the same. */
export function launchIndicator(launch: LaunchState): IndicatorKind {
  if (launch.failure !== undefined) return failureIndicator(launch.failure);
  if (launch.state === 'opened') return 'go';
  return isInProgress(launch) ? 'wait' : 'off';
}
