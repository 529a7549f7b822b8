import { isInProgress, type LaunchState } from '../../../shared/launch/launch-state.ts';
import type { PlannedStop } from '../../../shared/launch/planned-stop.ts';
import { trayTooltip } from '../../../shared/desktop/desktop-text.ts';
import { NO_STATUS, type DesktopStatus } from '../../core/desktop/desktop-status.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { LocaleSource } from '../../core/base/locale-follower.ts';
import { trayMenu, type TrayAct, type TrayFavorite } from '../../core/desktop/tray-menu.ts';
import type { DesktopDeps } from './desktop-deps.ts';
import { createTray, type TrayIcon } from './tray.ts';

export interface TrayKeeperDeps {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly clock: Clock;
  readonly shutdownSignal: AbortSignal;
  readonly deps: Pick<DesktopDeps, 'preferences' | 'favorites' | 'hasTrayHost'>;
  readonly hasSettings: boolean;
  readonly locale: LocaleSource;
  readonly launches: () => readonly LaunchState[];
  readonly plannedStops: () => readonly PlannedStop[];
  readonly onAct: (act: TrayAct) => void;
}

/** The tray icon, while the user wants one and the desktop shows tray icons. */
export interface TrayKeeper {
  /** True if the icon is visible. Checks again whether the desktop shows tray icons. */
  isShown(): Promise<boolean>;
  show(status: DesktopStatus): void;
  /** Preferences, connections or favorites have changed. */
  refresh(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Creates a {@link TrayKeeper}. Its menu shows minutes, so a timer runs while a launch is in progress. */
export function createTrayKeeper(options: TrayKeeperDeps): TrayKeeper {
  const { platform, clock, shutdownSignal, deps, launches, hasSettings, locale, onAct } = options;
  let icon: TrayIcon | undefined;
  let status = NO_STATUS;
  let favorites: readonly TrayFavorite[] = [];
  let isTicking = false;

  const draw = () => {
    const { indicator, badge } = status;
    icon?.show(indicator, trayTooltip(indicator, badge, locale.current().messages));
    drawMenu();
  };
  const drawMenu = () => {
    const { messages } = locale.current();
    const scene = {
      launches: launches(),
      plannedStops: options.plannedStops(),
      favorites,
      nowMs: clock.now(),
      hasSettings,
      messages,
    };
    icon?.setMenu(trayMenu(scene));
    if (icon === undefined || isTicking || !scene.launches.some(isInProgress)) return;
    isTicking = true;
    clock.sleep(MINUTE_MS, shutdownSignal).then(
      () => {
        isTicking = false;
        drawMenu();
      },
      () => undefined,
    );
  };
  const update = async (): Promise<boolean> => {
    const isWanted = deps.preferences.current().trayIcon && (await deps.hasTrayHost());
    if (!isWanted || shutdownSignal.aborted) {
      icon?.remove();
      icon = undefined;
    } else if (icon === undefined) {
      icon = createTray(platform, onAct);
      draw();
    }
    return icon !== undefined;
  };
  const unlisten = locale.onChange(draw);
  shutdownSignal.addEventListener('abort', () => {
    unlisten();
    icon?.remove();
    icon = undefined;
  });

  return {
    isShown: update,
    show(now) {
      status = now;
      draw();
    },
    async refresh() {
      await update();
      favorites = await deps.favorites();
      drawMenu();
    },
  };
}
