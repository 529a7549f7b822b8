import { failureWords } from '../../shared/failure-words.ts';
import { isUnderWay, type LaunchNotice, type LaunchState } from '../../shared/launch-state.ts';
import { troubleWords } from '../../shared/trouble.ts';
import type { CueKind } from './cue-kind.ts';
import { failureCue, type FailureAct } from './failure-actions.ts';

/** What a button of a launch does. */
export type LaunchAct = FailureAct | 'cancel' | 'dismiss';

const stateWords: Readonly<Record<LaunchState['state'], string>> = {
  requesting: 'Asking for a stream',
  waiting: 'Preparing the stream',
  checking: 'Checking that it can be reached',
  opening: 'Starting the viewer',
  opened: 'Open in the DCV viewer',
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

/** What a launch is doing, in a few words, and how often it asked. */
export function launchSentence(launch: LaunchState): string {
  if (launch.state === 'opened' && launch.notices.includes('practice-viewer'))
    return 'Open in the practice viewer';
  const doing = stateWords[launch.state];
  return isUnderWay(launch) && launch.requests > 0
    ? `${doing}, ${askedWords(launch.requests)}`
    : doing;
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
    return says(
      after.failure === undefined ? stateWords[after.state] : failureWords(after.failure).title,
    );
  if (after.trouble !== undefined && before.trouble?.code !== after.trouble.code)
    return says(troubleWords[after.trouble.code]);
  return [];
}
