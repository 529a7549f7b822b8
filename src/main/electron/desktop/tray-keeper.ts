import { isUnderWay, type LaunchState } from '../../../shared/launch/launch-state.ts';
import { trayTooltip } from '../../../shared/desktop/desktop-words.ts';
import type { DesktopNotification } from '../../core/desktop/notifications.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { LocaleSource } from '../../core/base/locale-follower.ts';
import { trayMenu, type TrayAct, type TrayFavourite } from '../../core/desktop/tray-menu.ts';
import type { DesktopDeps } from './desktop-deps.ts';
import { createTray, type TrayIcon } from './tray.ts';

export interface TrayKeeperDeps {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly clock: Clock;
  readonly leaving: AbortSignal;
  readonly deps: Pick<DesktopDeps, 'preferences' | 'favourites' | 'hasTrayHost'>;
  readonly hasSettings: boolean;
  readonly locale: LocaleSource;
  readonly launches: () => readonly LaunchState[];
  readonly onAct: (act: TrayAct) => void;
}

/** The tray's icon while the user wants one and somebody shows it. */
export interface TrayKeeper {
  /** True where the icon is there to be seen; asks again whether somebody shows it. */
  isShown(): Promise<boolean>;
  show(attention: DesktopNotification): void;
  /** Preferences, connections or favourites have changed. */
  refresh(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** {@link TrayKeeper}. Its menu tells minutes, so it has a timer while a launch is under way, and none else. */
export function createTrayKeeper(options: TrayKeeperDeps): TrayKeeper {
  const { platform, clock, leaving, deps, launches, hasSettings, locale, onAct } = options;
  let icon: TrayIcon | undefined;
  let attention: Pick<DesktopNotification, 'badge' | 'indicator'> = { badge: 0, indicator: 'off' };
  let favourites: readonly TrayFavourite[] = [];
  let isTicking = false;

  const draw = () => {
    const { indicator, badge } = attention;
    icon?.show(indicator, trayTooltip(indicator, badge, locale.current().messages));
    drawMenu();
  };
  const drawMenu = () => {
    const { messages } = locale.current();
    const scene = { launches: launches(), favourites, nowMs: clock.now(), hasSettings, messages };
    icon?.setMenu(trayMenu(scene));
    if (icon === undefined || isTicking || !scene.launches.some(isUnderWay)) return;
    isTicking = true;
    clock.sleep(MINUTE_MS, leaving).then(
      () => {
        isTicking = false;
        drawMenu();
      },
      () => undefined,
    );
  };
  const keep = async (): Promise<boolean> => {
    const isWanted = deps.preferences.current().trayIcon && (await deps.hasTrayHost());
    if (!isWanted || leaving.aborted) {
      icon?.remove();
      icon = undefined;
    } else if (icon === undefined) {
      icon = createTray(platform, onAct);
      draw();
    }
    return icon !== undefined;
  };
  const unlisten = locale.onChange(draw);
  leaving.addEventListener('abort', () => {
    unlisten();
    icon?.remove();
    icon = undefined;
  });

  return {
    isShown: keep,
    show(now) {
      attention = now;
      draw();
    },
    async refresh() {
      await keep();
      favourites = await deps.favourites();
      drawMenu();
    },
  };
}
