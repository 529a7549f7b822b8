import { launchIndicator, type IndicatorKind } from '../../shared/base/status-indicator.ts';
import { isOver, isInProgress, type LaunchState } from '../../shared/launch/launch-state.ts';
import { localizedFailureText } from '../failures/failure-text.ts';
import { launchName, stateOf } from '../launch/launch-text.ts';
import { t } from '../i18n/locale.svelte.ts';

/** The shapes of the status indicators as characters, for the title. */
const SHAPES: Readonly<Record<IndicatorKind, string>> = {
  go: '●',
  wait: '◔',
  care: '▲',
  stop: '■',
  off: '○',
};

/** Stands before the program's name: what the newest launch does while it is under way, open, or waits for the user. */
export function titlePrefix(launches: readonly LaunchState[]): string {
  const shown =
    launches.find(isInProgress) ??
    launches.find((launch) => launch.failure !== undefined || !isOver(launch));
  if (shown === undefined) return '';
  const state =
    shown.failure === undefined ? stateOf(shown) : localizedFailureText(shown.failure).title;
  const words = [launchName(shown), state].join(t().general.comma);
  return `${SHAPES[launchIndicator(shown)]} ${words} - `;
}
