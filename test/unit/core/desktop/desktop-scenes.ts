import { launchAt } from '../../../support/window/fake-bridge.ts';
import * as v from 'valibot';
import { LaunchId } from '../../../../src/shared/base/ids.ts';
import { PlannedStop } from '../../../../src/shared/launch/planned-stop.ts';
import type { LaunchState, Step } from '../../../../src/shared/launch/launch-state.ts';

/** The id of the nth launch of a test. */
export const launchId = (nth: number) =>
  v.parse(LaunchId, `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`);

/** The nth launch, each of another workstation: `Comp 01` for the first. */
export const nthLaunch = (
  nth: number,
  state: Step,
  more: Partial<LaunchState> = {},
): LaunchState => {
  const name = String(nth).padStart(2, '0');
  return launchAt(
    state,
    {
      launch: launchId(nth),
      session: `comp-${name}` as never,
      workstation: `Comp ${name}`,
      ...more,
    },
    1_000_000,
  );
};

/** The planned stop of the nth launch's workstation, due five minutes after its viewer was closed. */
export function stopAt(nth: number, more: Partial<PlannedStop> = {}): PlannedStop {
  const { launch, connection, connectionName, session, workstation } = nthLaunch(nth, 'ended');
  return v.parse(PlannedStop, {
    launch,
    connection,
    connectionName,
    session,
    workstation,
    leftAt: 1_000_000,
    at: 1_300_000,
    asks: false,
    ...more,
  });
}
