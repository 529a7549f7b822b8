import type { Failure } from '../../shared/base/failure.ts';
import type { IndicatorKind } from '../../shared/base/status-indicator.ts';
import { launchIndicator } from '../../shared/base/status-indicator.ts';
import {
  isChanging,
  isInProgress,
  isOver,
  type LaunchNotice,
  type LaunchState,
} from '../../shared/launch/launch-state.ts';
import { localizedFailureText } from '../failures/failure-text.ts';
import { t } from '../i18n/locale.svelte.ts';
import { approximateDuration, durationText, minuteOf } from '../i18n/times.ts';
import { statusCause } from '../workstations/row/status-text.ts';
import { changeOf } from './change-text.ts';
import { isOverdue, launchProgress, stepBegan } from './launch-progress.ts';
import { launchNoticeText, stateOf } from './launch-text.ts';

/** What a row of a list, or a line of the strip, shows of a launch. */
export interface LaunchInRow {
  readonly indicator: IndicatorKind;
  /** The state, with its duration while it is in progress. */
  readonly text: string;
  /** A sentence below it: a temporary error, what a failure means, what to know of an open viewer. */
  readonly note?: string;
  /** True if the note is about something that is not as it should be. */
  readonly isTransientError: boolean;
  /** True while the workstation changes: what the list says comes next may no longer come. */
  readonly isChanging: boolean;
  /** The elapsed part, from 0 to 1; undefined if it is not known how long it takes. */
  readonly progress: number | undefined;
}

/** Notices about an open viewer that the user may have to act on, the most urgent first. */
const URGENT = [
  'file-unread',
  'viewer-passed-on',
  'practice-viewer',
] as const satisfies readonly LaunchNotice[];

/** A launch in two lines. Asks for the time only if it matters. */
export function launchInRow(launch: LaunchState, now: () => number): LaunchInRow {
  const indicator = launchIndicator(launch);
  const common = {
    indicator,
    isTransientError: false,
    isChanging: isChanging(launch),
    progress: undefined,
  };
  if (launch.failure !== undefined) {
    const { title, advice } = localizedFailureText(launch.failure);
    // The button already says that it was not started, and there is no room for both.
    return hasKnownCause(launch.failure)
      ? { ...common, text: bySource(launch, advice) }
      : { ...common, text: bySource(launch, title), note: advice };
  }
  if (isInProgress(launch)) {
    const nowMs = now();
    const text = bySource(launch, progressText(launch, nowMs));
    const progress = launchProgress(launch, nowMs);
    if (launch.transientError !== undefined)
      return {
        ...common,
        text,
        note: t().transientErrors[launch.transientError.code],
        isTransientError: true,
        progress,
      };
    const note = isChanging(launch) ? changeNote(launch) : undefined;
    return { ...common, text, ...(note !== undefined && { note }), progress };
  }
  if (launch.state !== 'opened') return { ...common, text: bySource(launch, stateOf(launch)) };
  const openedMs = launch.entered.opened ?? launch.at;
  const text = bySource(launch, t().launch.row.openSince(minuteOf(openedMs, now())));
  const urgent = URGENT.find((notice) => launch.notices.includes(notice));
  if (urgent === undefined) return { ...common, text };
  // The card has the whole sentence.
  const note = urgent === 'practice-viewer' ? t().practiceViewer.window : launchNoticeText(urgent);
  return { ...common, text, note };
}

/** What a row shows of a launch, without durations. */
export const launchWord = (launch: LaunchState): string =>
  isInProgress(launch) ? bySource(launch, stepText(launch)) : launchInRow(launch, Date.now).text;

/** The same with its note, for searches: with a duration, a search would find it for a second only. */
export const launchWords = (launch: LaunchState): string =>
  `${launchWord(launch)} ${launchInRow(launch, Date.now).note ?? ''}`;

/** True if a start failed and the service says why. */
const hasKnownCause = (failure: Failure): boolean =>
  failure.code === 'change-failed' &&
  failure.what === 'start' &&
  statusCause(failure.statusCode) !== undefined;

/** Additional information while a workstation changes, if there is any. */
function changeNote({ state, workstationState, workstationStatus }: LaunchState) {
  // Until the change has begun, the status is that of an earlier one.
  const hasFailedBefore = workstationState?.endsWith('_FAILED') === true;
  const cause = hasFailedBefore ? undefined : statusCause(workstationStatus);
  return cause ?? (state === 'starting' ? t().failures['workstation-stopped'].advice : undefined);
}

const bySource = (launch: LaunchState, sentence: string): string =>
  launch.elsewhere === true ? t().launch.elsewhere({ sentence }) : sentence;

/** What is done. */
function stepText(launch: LaunchState): string {
  const { steps, changes } = t().launch;
  const change = isChanging(launch) ? changeOf(launch) : undefined;
  if (change !== undefined) return changes[change].now;
  const { state } = launch;
  return steps[state === 'checking' || state === 'opening' ? state : 'waiting'];
}

/** What is done and for how long, compared to how long it usually takes. */
function progressText(launch: LaunchState, nowMs: number): string {
  const { row } = t().launch;
  const step = stepText(launch);
  const elapsed = durationText(nowMs - stepBegan(launch));
  const isWaiting =
    !isChanging(launch) && launch.state !== 'checking' && launch.state !== 'opening';
  if (!isWaiting || launch.usualMs === undefined) return row.going({ step, elapsed });
  const usual = approximateDuration(launch.usualMs);
  return isOverdue(launch, nowMs)
    ? row.longer({ elapsed, usual })
    : row.goingOf({ step, elapsed, usual });
}

/**
 * The launch that a row shows instead of the state of its workstation: one that is in progress or open, or the newest
 * if it failed.
 */
export function shownLaunch(newestFirst: readonly LaunchState[]): LaunchState | undefined {
  const [newest] = newestFirst;
  return (
    newestFirst.find((launch) => !isOver(launch)) ??
    (newest?.failure === undefined ? undefined : newest)
  );
}
