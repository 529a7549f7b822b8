import { isInProgress, isOver, type LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import {
  failureButtons,
  type FailureAct,
  type FailureButton,
} from '../../failures/failure-actions.ts';
import { t } from '../../i18n/locale.svelte.ts';
import type { LaunchAct } from '../../launch/launch-text.ts';
import { canStart, workstationState } from '../workstation-text.ts';

/** The one thing to do with a workstation, or with the launch that its row shows. */
export type MainAct =
  | { readonly act: 'connect' | 'start'; readonly label: string; readonly reason?: undefined }
  | {
      readonly act: 'launch';
      readonly launchAct: LaunchAct;
      readonly label: string;
      readonly reason?: undefined;
    }
  /** `reason`: why nothing can be done. */
  | { readonly act: 'none'; readonly label: string; readonly reason: string };

/** What a row's button does. */
export function mainAct(workstation: Workstation, launch: LaunchState | undefined): MainAct {
  const ofLaunch = launch === undefined ? undefined : launchMainAct(launch);
  if (ofLaunch !== undefined) return ofLaunch;
  const { buttons } = t();
  if (canStart(workstation)) return { act: 'start', label: buttons.startAndConnect };
  const { reason } = workstationState(workstation);
  return reason === undefined
    ? { act: 'connect', label: buttons.connect }
    : { act: 'none', label: buttons.connect, reason };
}

/** What the button next to a launch does; undefined if there is nothing to do with it. */
export function launchMainAct(launch: LaunchState): MainAct | undefined {
  const { buttons, launch: texts } = t();
  if (launch.elsewhere === true)
    return isOver(launch)
      ? undefined
      : { act: 'none', label: buttons.connect, reason: texts.row.notOurs };
  if (launch.failure !== undefined) {
    const { act, label } = failureMain(failureButtons(launch.failure));
    return { act: 'launch', launchAct: act, label };
  }
  if (isInProgress(launch)) return { act: 'launch', launchAct: 'cancel', label: buttons.cancel };
  return launch.state === 'opened'
    ? { act: 'launch', launchAct: 'again', label: buttons.reconnect }
    : undefined;
}

/** Ways around a check. They are offered with the explanation only. */
const DETOURS: ReadonlySet<FailureAct> = new Set(['anyway', 'browser', 'websocket']);

const failureMain = (offered: readonly FailureButton[]): FailureButton =>
  offered.find(({ act }) => !DETOURS.has(act)) ?? { act: 'again', label: t().buttons.again };

/** The launches of a workstation, newest first, from all launches of its connection. Its studio is '' if it is not known. */
export const launchesFor = (
  { id, studio }: Pick<Workstation, 'id' | 'studio'>,
  launches: readonly LaunchState[],
): readonly LaunchState[] =>
  launches.filter(
    (launch) => launch.session === id && (studio === '' || (launch.studio ?? studio) === studio),
  );

/** The newest launch that is on its way to this workstation or open on it. */
export const launchOf = (
  workstation: Workstation,
  launches: readonly LaunchState[],
): LaunchState | undefined => launchesFor(workstation, launches).find((launch) => !isOver(launch));
