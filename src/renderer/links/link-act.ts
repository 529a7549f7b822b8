import type { LaunchState } from '../../shared/launch/launch-state.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';
import { mainAct } from '../workstations/row/main-act.ts';

/** What a link does when it is followed. */
export type LinkAct = 'connect' | 'start' | 'reconnect';

/**
 * What the row of a link's workstation offers. If it offers nothing else, the link connects: what is known of the workstation
 * may be old, and a launch that is in progress is shown. `launch` is the one that is in progress or open.
 */
export function linkAct(workstation: Workstation, launch: LaunchState | undefined): LinkAct {
  const main = mainAct(workstation, launch);
  if (main.act === 'start') return 'start';
  return main.act === 'launch' && main.launchAct === 'again' ? 'reconnect' : 'connect';
}
