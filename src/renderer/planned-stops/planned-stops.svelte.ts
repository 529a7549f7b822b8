import type { Bridge } from '../../shared/ipc/contract.ts';
import type { PlannedStop } from '../../shared/launch/planned-stop.ts';

/** The workstations that are stopped soon, because their viewers were closed. */
export function createPlannedStops(bridge: Pick<Bridge, 'plannedStops'>) {
  let list = $state.raw<readonly PlannedStop[]>([]);
  let hasChanged = false;
  bridge.plannedStops.changed((all) => {
    hasChanged = true;
    list = all;
  });
  void bridge.plannedStops.list(undefined).then((reply) => {
    if (reply.ok && !hasChanged) list = reply.value;
  });
  return {
    get list() {
      return list;
    },
    /** Cancels a stop. */
    keep: (launch: string) => bridge.plannedStops.keep(launch),
    /** Carries out a stop now. */
    stopNow: (launch: string) => bridge.plannedStops.stopNow(launch),
  };
}
export type PlannedStops = ReturnType<typeof createPlannedStops>;
