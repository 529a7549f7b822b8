import { failureWords } from '../../shared/failure-words.ts';
import {
  isChanging,
  isUnderWay,
  type LaunchNotice,
  type LaunchState,
} from '../../shared/launch-state.ts';
import { troubleWords } from '../../shared/trouble.ts';
import { changeOf, changeWords } from './change-words.ts';
import type { CueKind } from './cue-kind.ts';
import { failureCue, type FailureAct } from './failure-actions.ts';
import { aboutWords } from './times.ts';
import { workstationState } from './workstation-words.ts';

/** What a button of a launch does. */
export type LaunchAct = FailureAct | 'cancel' | 'dismiss';

const stateWords: Readonly<Record<LaunchState['state'], string>> = {
  starting: changeWords.starting.doing,
  stopping: changeWords.stopping.doing,
  ending: changeWords.ending.doing,
  creating: changeWords.creating.doing,
  requesting: 'Asking for a stream',
  waiting: 'Preparing the stream',
  checking: 'Checking that it can be reached',
  opening: 'Starting the viewer',
  opened: 'Open in the DCV viewer',
  done: 'Done',
  ended: 'Closed',
  failed: 'Not connected',
  cancelled: 'Cancelled',
};

/** What a launch went on with, in words. */
export const launchNoticeWords: Readonly<Record<LaunchNotice, string>> = {
  'check-skipped': 'It was not checked that the workstation can be reached.',
  'check-meaningless':
    'A proxy is in between, so it cannot be checked that the workstation can be reached.',
  'certificate-unknown':
    "This machine does not know the workstation's certificate. The viewer will ask.",
  'practice-viewer': 'No DCV viewer is installed, so the practice viewer stands in for it.',
};

/** What a launch is called. */
export const launchName = (launch: LaunchState): string =>
  launch.workstation ?? launch.session ?? 'Workstation';

/** When a launch began, in milliseconds since 1970. */
export const startedAt = (launch: LaunchState): number =>
  Math.min(launch.at, ...Object.values(launch.entered));

/** What a launch is doing, in a few words, how long that usually takes and how often it asked. */
export function launchSentence(launch: LaunchState): string {
  if (launch.state === 'opened' && launch.notices.includes('practice-viewer'))
    return `Open in the practice viewer${elsewhere(launch)}`;
  const { usualMs, requests } = launch;
  const preparing = launch.state === 'requesting' || launch.state === 'waiting';
  return [
    stateOf(launch),
    preparing && usualMs !== undefined && `usually ready in about ${aboutWords(usualMs)}`,
    isChanging(launch) && changeStatus(launch),
    isUnderWay(launch) && requests > 0 && askedWords(requests),
  ]
    .filter((part) => typeof part === 'string')
    .join(', ')
    .concat(elsewhere(launch));
}

/** A launch's state in words; the end of a change has that change's own. */
function stateOf(launch: LaunchState): string {
  const change = launch.state === 'done' ? changeOf(launch) : undefined;
  return change === undefined ? stateWords[launch.state] : changeWords[change].done;
}

const elsewhere = (launch: LaunchState) =>
  launch.elsewhere === true ? ' (by the command line)' : '';

/** What was last seen of the workstation, where that is not yet what was asked for. */
function changeStatus({ workstationState: state }: LaunchState) {
  if (state === undefined) return false;
  const { word, cue } = workstationState({ state });
  return cue !== 'wait' && `still ${word === state ? state : word.toLowerCase()}`;
}

const askedWords = (requests: number) =>
  requests === 1 ? 'asked once' : `asked ${String(requests)} times`;

/** A launch's cue light. The sentence beside it says the same. */
export function launchCue(launch: LaunchState): CueKind {
  if (launch.failure !== undefined) return failureCue(launch.failure);
  if (launch.state === 'opened') return 'go';
  return isUnderWay(launch) ? 'wait' : 'off';
}

/** What changed between two lists of launches, in words: new states and new troubles. */
export function changesInWords(
  before: readonly LaunchState[],
  after: readonly LaunchState[],
): string {
  const old = new Map(before.map((launch) => [launch.launch, launch]));
  return after.flatMap((launch) => changeInWords(old.get(launch.launch), launch)).join(' ');
}

function changeInWords(before: LaunchState | undefined, after: LaunchState): string[] {
  const says = (words: string) => [
    `${launchName(after)}: ${words}${/[.?]$/.test(words) ? '' : '.'}`,
  ];
  if (before?.state !== after.state)
    return says(after.failure === undefined ? stateOf(after) : failureWords(after.failure).title);
  if (after.trouble !== undefined && before.trouble?.code !== after.trouble.code)
    return says(troubleWords[after.trouble.code]);
  return [];
}
