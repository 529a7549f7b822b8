import { failureWords } from '../../shared/failure-words.ts';
import type { Failure } from '../../shared/failure.ts';
import type { HistoryEntry } from '../../shared/history.ts';

const ends: Readonly<Record<Exclude<HistoryEntry['end'], 'failed'>, string>> = {
  'handed-over': 'Handed over',
  done: 'Done',
  cancelled: 'Cancelled',
};

const wishes: Readonly<Record<HistoryEntry['wish'], string>> = {
  connect: '',
  start: 'Start',
  stop: 'Stop',
  end: 'End',
  create: 'New workstation',
};

/** Titles that would name facts which are not kept. */
const titles: Readonly<Record<string, string>> = {
  'time-limit': 'Not ready in time',
  'not-found': 'It was not found',
  certificate: 'A certificate is not trusted',
  'studio-unclear': 'It was not clear which studio is meant',
  'workstation-unclear': 'It was not clear which workstation is meant',
};

/** How a launch ended, in words. A failure that this version does not know is shown as it is. */
export function endWords({ end, failure: code, wish }: HistoryEntry): string {
  if (end !== 'failed') return ends[end];
  if (code === undefined) return 'Failed';
  const what = wish === 'connect' ? 'start' : wish;
  try {
    // Only the title is wanted: the facts that its advice speaks of were not kept and stand empty.
    const facts = {
      code,
      what,
      cause: 'name',
      why: 'other',
      platform: 'linux',
      trouble: 'dropped',
    };
    return titles[code] ?? failureWords(facts as unknown as Failure).title;
  } catch {
    return code;
  }
}

/** Which workstation it was, and what was wished where that was not to connect. */
export const entryName = ({ workstation, session, wish }: HistoryEntry): string =>
  [workstation ?? session, wishes[wish]]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
