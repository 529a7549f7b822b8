import type { Failure } from '../../shared/base/failure.ts';
import type { HistoryEntry } from '../../shared/launch/history.ts';
import { entryOf } from '../../shared/launch/session-status.ts';
import { failureText } from '../app/failure-text.ts';
import { say } from '../i18n/say.svelte.ts';

/** How a launch ended, in words. A failure that this version does not know is shown as it is. */
export function endWords({ end, failure: code, wish }: HistoryEntry): string {
  const { ends, titles } = say().history;
  if (end !== 'failed' || code === undefined) return ends[end];
  const what = wish === 'connect' ? 'start' : wish;
  try {
    // Only the title is wanted: the facts that its advice speaks of were not kept and stand empty.
    const facts = {
      code,
      what,
      cause: 'name',
      why: 'other',
      reason: 'not-ours',
      platform: 'linux',
      trouble: 'dropped',
    };
    return entryOf(titles, code) ?? failureText(facts as unknown as Failure).title;
  } catch {
    return code;
  }
}

/** Which workstation it was, and what was wished where that was not to connect. */
export const entryName = ({ workstation, session, wish }: HistoryEntry): string =>
  [workstation ?? session, wish === 'connect' ? undefined : say().history.wishes[wish]]
    .filter((part) => part !== undefined && part !== '')
    .join(say().general.comma);
