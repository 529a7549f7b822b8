import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import { distinctName } from '../../../shared/connections/distinct-name.ts';
import type { HistoryEntry } from '../../../shared/launch/history.ts';
import { entryOf } from '../../../shared/launch/session-status.ts';
import { durationText } from '../../i18n/times.ts';
import { t } from '../../i18n/locale.svelte.ts';

/** The indicator of how a launch ended. That its workstation was stopped is not an error. */
export const endIndicator = ({ end, failure }: HistoryEntry): IndicatorKind => {
  if (end === 'cancelled' || failure === 'workstation-stopped') return 'off';
  return end === 'failed' ? 'stop' : 'go';
};

/** How a launch ended, in words. A failure that this version does not know is shown as it is. */
export function endText({ end, failure: code, wish }: HistoryEntry): string {
  const { advice, failures, history } = t();
  if (end !== 'failed' || code === undefined) return history.ends[end];
  if (code === 'change-failed') return advice.changeTitles[wish === 'connect' ? 'start' : wish];
  // The facts of a failure are not stored, so a title made from them has another text in the history.
  const title =
    entryOf(history.titles, code) ?? entryOf<{ readonly title: unknown }>(failures, code)?.title;
  return typeof title === 'string' ? title : code;
}

/** The name of the workstation, and the requested change if there was one. */
export const entryName = ({ workstation, session, wish }: HistoryEntry): string =>
  [workstation ?? session, wish === 'connect' ? undefined : t().history.requests[wish]]
    .filter((part) => part !== undefined && part !== '')
    .join(t().general.comma);

/** A stream that is ready sooner did not have to be prepared, as that of a DCV host. */
const PREPARED_MS = 1_000;

/** The connection, unless it is called as the workstation, and how long the stream took, if it had to be prepared. */
export const entryFacts = ({
  connectionName,
  readyMs = 0,
  session,
  workstation = session,
}: HistoryEntry): string =>
  [
    distinctName(connectionName, workstation),
    readyMs < PREPARED_MS ? undefined : t().history.readyAfter({ span: durationText(readyMs) }),
  ]
    .filter((fact) => fact !== undefined)
    .join(t().general.comma);

/** True if the entry names a workstation, and its connection is still saved. */
export const canConnectAgain = (
  { connection, session, wish }: HistoryEntry,
  saved: ReadonlySet<string>,
): boolean => session !== undefined && wish !== 'end' && saved.has(connection);
