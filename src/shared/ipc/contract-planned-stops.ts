import { listOf } from '../base/list-of.ts';
import { LaunchId } from '../base/ids.ts';
import { PlannedStop } from '../launch/planned-stop.ts';
import { call, event, noPayload } from './message.ts';

/** Stops of workstations whose viewers were closed: a part of the contract. */
export const plannedStopMessages = {
  list: call(noPayload, listOf(PlannedStop)),
  /** Cancels a stop, named by the launch whose viewer was closed. */
  keep: call(LaunchId, noPayload),
  /** Carries out a stop now. */
  stopNow: call(LaunchId, noPayload),
  changed: event(listOf(PlannedStop)),
} as const;
