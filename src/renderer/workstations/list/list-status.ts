import type { Connection } from '../../../shared/connections/connection.ts';
import { endedOf } from '../../../shared/languages/sentence.ts';
import { minuteOf } from '../../i18n/times.ts';
import { t } from '../../i18n/locale.svelte.ts';
import { localizedFailureText } from '../../failures/failure-text.ts';
import type { Listing } from '../workstations.svelte.ts';

/** How long a list may take before the window shows that it is slow. */
const SLOW_MS = 3_000;

/** The status of a list as a whole, in one line. */
export interface ListStatus {
  readonly text: string;
  /** True if something is wrong. */
  readonly care: boolean;
}

/** Whether the service cannot be reached, so that the workstations that are known stay as they were. */
export const isUnreachable = ({ failure }: Pick<Listing, 'failure'>): boolean =>
  failure?.code === 'service-unreachable' || failure?.code === 'time-limit';

/** True if the current request takes long. */
export const isSlow = ({ begunMs }: Pick<Listing, 'begunMs'>, nowMs: number): boolean =>
  begunMs !== undefined && nowMs - begunMs >= SLOW_MS;

/** How many rows a list has, and how many of them the search and the filters show. */
function countText(count: number, shown: number): string {
  const { count: all, countShown } = t().list;
  return shown < count ? countShown({ shown, count }) : all({ count });
}

/**
 * How many workstations there are, or why they may not be as shown. `shown` is how many the search and the filters show.
 * `now` is asked only while the list is read.
 */
export function listStatus(
  listing: Listing,
  now: { readonly second: number; readonly minute: number },
  shown = Infinity,
): ListStatus {
  const { list, failure, transientError, readMs, isOld, begunMs } = listing;
  const texts = t().list;
  const asOf =
    isOld && list !== undefined && readMs !== undefined
      ? [texts.asOf(minuteOf(readMs, now.minute))]
      : [];
  const line = (...sentences: readonly string[]) => [...asOf, ...sentences].join(' ');
  if (transientError !== undefined)
    return { text: line(t().transientErrors[transientError.code]), care: true };
  if (failure !== undefined && list === undefined) return { text: '', care: false };
  if (failure !== undefined) {
    const { title, advice } = localizedFailureText(failure);
    return { text: line(t().general.line({ title, advice, ended: endedOf(title) })), care: true };
  }
  if (begunMs !== undefined && (list === undefined || isOld))
    return isSlow(listing, now.second)
      ? { text: line(texts.slow), care: true }
      : { text: line(t().general.loading), care: false };
  return { text: line(countText(list?.length ?? 0, shown)), care: false };
}

/** The same of several lists: what is wrong with the first of them that cannot be relied on, otherwise how many rows there are. */
export function statusAcross(
  connections: readonly Pick<Connection, 'id' | 'name'>[],
  of: (connection: string) => Listing | undefined,
  { count, shown }: { readonly count: number; readonly shown: number },
  now: { readonly second: number; readonly minute: number },
): ListStatus {
  for (const { id, name } of connections) {
    const listing = of(id);
    const status = listing && listStatus(listing, now);
    if (status?.care === true)
      return { ...status, text: t().general.about({ name, words: status.text, ended: 'yes' }) };
  }
  return { text: countText(count, shown), care: false };
}
