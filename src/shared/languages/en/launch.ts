import type { CHANGES, LaunchNotice, Step } from '../../launch/launch-state.ts';
import { plural } from '../plural.ts';

/** The name of its point and, on a row, what is under way; while it lasts; when it is over. */
const changes = {
  starting: { now: 'Starting', doing: 'Starting the workstation', done: 'Started' },
  stopping: { now: 'Stopping', doing: 'Stopping the workstation', done: 'Stopped' },
  ending: { now: 'Ending', doing: 'Ending the workstation', done: 'Ended' },
  creating: { now: 'Making it', doing: 'Making the workstation', done: 'Made' },
} satisfies Record<(typeof CHANGES)[number], unknown>;

/** Launches: their states, their line of points, what is known of their streams. */
export const launch = {
  title: 'Launches',
  /** One whose workstation is not known yet. */
  nameless: 'Workstation',
  changes,
  states: {
    starting: changes.starting.doing,
    stopping: changes.stopping.doing,
    ending: changes.ending.doing,
    creating: changes.creating.doing,
    requesting: 'Asking for a stream',
    waiting: 'Preparing the stream',
    checking: 'Checking that it can be reached',
    opening: 'Starting the viewer',
    opened: 'Open in the DCV viewer',
    done: 'Done',
    ended: 'Closed',
    failed: 'Not connected',
    cancelled: 'Cancelled',
  } satisfies Record<Step, string>,
  openInPractice: 'Open in the practice viewer',
  notices: {
    'check-skipped': 'It was not checked that the workstation can be reached.',
    'check-meaningless':
      'A proxy is in between, so it cannot be checked that the workstation can be reached.',
    'certificate-unknown':
      "This machine does not know the workstation's certificate. The viewer will ask.",
    'practice-viewer': 'No DCV viewer is installed, so the practice viewer stands in for it.',
  } satisfies Record<LaunchNotice, string>,
  usually: (span: string) => `usually ready in about ${span}`,
  /** What was last seen of the workstation, in words of ours. */
  still: (state: string) => `still ${state.toLowerCase()}`,
  /** The same, in the service's own. */
  stillUnknown: (state: string) => `still ${state}`,
  asked: (times: number) =>
    plural('en', times, { one: 'asked once', other: `asked ${times} times` }),
  elsewhere: (sentence: string) => `${sentence} (by the command line)`,
  for: (span: string) => `for ${span}`,
  points: {
    asked: 'Asked',
    preparing: 'Preparing',
    ready: 'Ready',
    reached: 'Reached',
    'handed-over': 'Handed over',
  },
  pointIs: { done: 'done', now: 'now', 'to-come': 'to come', failed: 'stopped here' },
  facts: {
    stream: 'Stream',
    status: 'Status',
    created: 'Created',
    by: 'By',
    owner: 'Owner',
    validFor: 'Link valid for',
    validUntil: 'Link valid until',
    unknown: 'not known yet',
  },
};
