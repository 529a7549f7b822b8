import type { IndicatorKind } from '../../shared/base/status-indicator.ts';
import { launchIndicator } from '../../shared/base/status-indicator.ts';
import {
  asksToStart,
  isChanging,
  isInProgress,
  isOver,
  type LaunchState,
} from '../../shared/launch/launch-state.ts';
import { t } from '../i18n/locale.svelte.ts';

/** Ended by itself or by the user: nothing is left to do. A failed launch stays until it is acted on. */
export const isFinished = (launch: LaunchState): boolean =>
  isOver(launch) && launch.failure === undefined;

/** The launches of the strip, one for each workstation, newest first. */
export function stripLines(newestFirst: readonly LaunchState[]): readonly LaunchState[] {
  const seen = new Set<string>();
  return newestFirst.filter((launch) => {
    const { connection, studio = '', session } = launch;
    if (session === undefined) return true;
    const target = [connection, studio, session].join(' ');
    return seen.has(target) ? false : seen.add(target);
  });
}

/** True while a workstation is changed and nothing is opened afterwards, for example while it is stopped. */
const isOnlyChange = (launch: LaunchState): boolean =>
  isChanging(launch) && launch.connects === false;

/** The text of the strip: how many are in progress, open and failed. Undefined if it is empty. */
export function stripSummary(lines: readonly LaunchState[]): string | undefined {
  const { strip } = t().launch;
  const count = (fits: (launch: LaunchState) => boolean) => lines.filter(fits).length;
  const parts = [
    { message: strip.preparing, count: count((one) => isInProgress(one) && !isOnlyChange(one)) },
    { message: strip.changing, count: count((one) => isInProgress(one) && isOnlyChange(one)) },
    { message: strip.open, count: count(({ state }) => state === 'opened') },
    {
      message: strip.failed,
      count: count((one) => one.failure !== undefined && !asksToStart(one)),
    },
    { message: strip.asking, count: count(asksToStart) },
  ].filter((part) => part.count > 0);
  if (parts.length === 0) return undefined;
  return parts.map((part) => part.message({ count: part.count })).join(t().general.comma);
}

/** The indicator of the strip: what needs attention first, then what is in progress. */
export function stripIndicator(lines: readonly LaunchState[]): IndicatorKind {
  const kinds = new Set(lines.map(launchIndicator));
  const order = ['stop', 'care', 'wait', 'go'] as const;
  return order.find((kind) => kinds.has(kind)) ?? 'off';
}
