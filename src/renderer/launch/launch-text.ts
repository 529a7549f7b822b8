import {
  isChanging,
  type LaunchNotice,
  type LaunchState,
} from '../../shared/launch/launch-state.ts';
import { entryOf } from '../../shared/launch/session-status.ts';
import { certificateProblemIn } from '../../shared/network/network.ts';
import { endedOf } from '../../shared/languages/sentence.ts';
import { changeOf } from './change-text.ts';
import type { FailureAct } from '../failures/failure-actions.ts';
import { localizedFailureText } from '../failures/failure-text.ts';
import { t } from '../i18n/locale.svelte.ts';
import { approximateDuration } from '../i18n/times.ts';
import { workstationState } from '../workstations/workstation-text.ts';

/** What a button of a launch does. */
export type LaunchAct = FailureAct | 'cancel' | 'support';

/** What a launch is called. */
export const launchName = (launch: LaunchState): string =>
  launch.workstation ?? launch.session ?? t().launch.nameless;

/** When a launch began, in milliseconds since 1970. */
export const startedAt = (launch: LaunchState): number =>
  Math.min(launch.at, ...Object.values(launch.entered));

/** What a launch is doing, in a few words, and how long that usually takes. Numbers and codes are in its technical details. */
export function launchSentence(launch: LaunchState): string {
  const { usualMs } = launch;
  const texts = t().launch;
  const preparing = launch.state === 'requesting' || launch.state === 'waiting';
  const sentence = [
    stateOf(launch),
    preparing && usualMs !== undefined && texts.usually({ span: approximateDuration(usualMs) }),
    isChanging(launch) && changeStatus(launch),
  ]
    .filter((part) => typeof part === 'string')
    .join(t().general.comma);
  return launch.elsewhere === true ? texts.elsewhere({ sentence }) : sentence;
}

/** A launch's state in words. The end of a change has its own words, and so has the practice viewer. */
export function stateOf(launch: LaunchState): string {
  const texts = t().launch;
  if (launch.state === 'opened' && launch.notices.includes('practice-viewer'))
    return texts.openInPractice;
  const change = changeOf(launch);
  if (launch.state === 'done' && change !== undefined) return texts.changes[change].done;
  // A change that failed: nothing was connected to yet, and perhaps nothing was to be.
  const isUnchanged = change !== undefined && launch.entered.requesting === undefined;
  return launch.state === 'failed' && isUnchanged
    ? t().history.ends.failed
    : texts.states[launch.state];
}

/** The last known state of the workstation, if it is not the requested one yet. A state that only the service knows says nothing. */
function changeStatus({ workstationState: state }: LaunchState) {
  if (state === undefined) return false;
  const { word, indicator } = workstationState({ state });
  if (indicator === 'wait' || word === state) return false;
  return t().launch.still({ state: word, lower: word.toLowerCase() });
}

/** What changed between two lists of launches, in words: new states and new transient errors. */
export function changesText(before: readonly LaunchState[], after: readonly LaunchState[]): string {
  const old = new Map(before.map((launch) => [launch.launch, launch]));
  return after.flatMap((launch) => changeText(old.get(launch.launch), launch)).join(' ');
}

function changeText(before: LaunchState | undefined, after: LaunchState): string[] {
  const announcement = (text: string) => [
    t().general.about({ name: launchName(after), words: text, ended: endedOf(text) }),
  ];
  if (before?.state !== after.state)
    return announcement(
      after.failure === undefined ? stateOf(after) : localizedFailureText(after.failure).title,
    );
  if (
    after.transientError !== undefined &&
    before.transientError?.code !== after.transientError.code
  )
    return announcement(
      t().launch.retrying({ sentence: t().transientErrors[after.transientError.code] }),
    );
  return [];
}

/** What a launch shows for an uncertain fact. */
export function launchNoticeText(notice: LaunchNotice): string {
  const { launch, endpoints } = t();
  const problem = certificateProblemIn(notice);
  if (problem !== undefined) return endpoints.doubts[problem];
  return entryOf(launch.notices, notice) ?? notice;
}
