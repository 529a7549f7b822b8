import { launchIndicator, type IndicatorKind } from '../../../shared/base/status-indicator.ts';
import type { Scene } from './notifications.ts';

/** What the icons of the tray, the Dock and the taskbar show. */
export interface DesktopStatus {
  /** How many launches and questions need attention. */
  readonly badge: number;
  /** The status indicator of the tray icon, and of the taskbar button on Windows. */
  readonly indicator: IndicatorKind;
}

/** The status before the first launch. */
export const NO_STATUS: DesktopStatus = { badge: 0, indicator: 'off' };

/** The badge does not count launches of commands, because commands report their failures themselves. */
export function desktopStatus(scene: Scene): DesktopStatus {
  const failed = scene.launches.filter(
    ({ failure, elsewhere }) => failure !== undefined && elsewhere !== true,
  );
  return {
    badge: failed.length + (scene.question === null ? 0 : 1),
    indicator: indicatorOf(scene),
  };
}

/** The most urgent indicator: first what needs attention, then what is under way, then what is open. */
function indicatorOf({ launches, question }: Scene): IndicatorKind {
  const indicators = new Set(launches.map(launchIndicator));
  if (question !== null || indicators.has('care')) return 'care';
  return (['stop', 'wait', 'go'] as const).find((kind) => indicators.has(kind)) ?? 'off';
}
