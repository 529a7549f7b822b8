import { failureAction } from './failure-action.ts';
import type { Failure } from './failure.ts';
import { isUnderWay, type LaunchState } from '../launch/launch-state.ts';

/** What a cue light says: ready, working, needs care, failed, stopped. */
export type IndicatorKind = 'go' | 'wait' | 'care' | 'stop' | 'off';

/** Amber where the user can mend it here and now, red else. */
export function failureIndicator(failure: Failure): IndicatorKind {
  const action = failureAction(failure);
  return action === 'retry' || action === 'none' ? 'stop' : 'care';
}

/** A launch's cue light. The sentence beside it says the same. */
export function launchIndicator(launch: LaunchState): IndicatorKind {
  if (launch.failure !== undefined) return failureIndicator(launch.failure);
  if (launch.state === 'opened') return 'go';
  return isUnderWay(launch) ? 'wait' : 'off';
}
