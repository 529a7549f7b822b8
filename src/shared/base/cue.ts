import { failureAction } from './failure-action.ts';
import type { Failure } from './failure.ts';
import { isUnderWay, type LaunchState } from '../launch/launch-state.ts';

/** What a cue light says: ready, working, needs care, failed, stopped. */
export type CueKind = 'go' | 'wait' | 'care' | 'stop' | 'off';

/** Amber where the user can mend it here and now, red else. */
export function failureCue(failure: Failure): CueKind {
  const action = failureAction(failure);
  return action === 'retry' || action === 'none' ? 'stop' : 'care';
}

/** A launch's cue light. The sentence beside it says the same. */
export function launchCue(launch: LaunchState): CueKind {
  if (launch.failure !== undefined) return failureCue(launch.failure);
  if (launch.state === 'opened') return 'go';
  return isUnderWay(launch) ? 'wait' : 'off';
}
