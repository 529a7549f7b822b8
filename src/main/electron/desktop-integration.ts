import { app } from 'electron';
import type { MenuItem } from '../../shared/ipc/contract.ts';
import type { PointedLaunch } from '../../shared/ipc/contract-launches.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { PlannedStops } from '../core/planned-stops/planned-stops.ts';
import type { Clock } from '../core/base/clock.ts';
import type { LocaleSource } from '../core/base/locale-follower.ts';
import type { DesktopDeps } from './desktop/desktop-deps.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { SendEvent } from './event-sender.ts';
import type { WindowHolder } from './window-holder.ts';

/** Delay before tray and notifications start, so that they do not slow down the window's start. */
const DESKTOP_MS = 1_000;

export interface DesktopIntegrationOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly deps: Promise<{
    readonly clock: Clock;
    readonly launches: Launches;
    readonly plannedStops: PlannedStops;
    readonly desktop: DesktopDeps;
    readonly locale: LocaleSource;
  }>;
  readonly holder: WindowHolder;
  readonly send: Promise<SendEvent>;
  readonly pageCan: readonly MenuItem[];
  /** True if the program was started without its window. Called once the app is ready. */
  readonly isHidden: () => boolean;
}

/** Tray, notifications and badge, which start shortly after the window. */
export interface DesktopIntegration {
  /** Shows the window for what was chosen from a menu. */
  readonly choose: (item: MenuItem) => void;
  /** Shows the window with a launch. */
  readonly point: (at: PointedLaunch) => void;
  /** True if the program keeps running after its last window was closed. */
  readonly keepsRunning: () => Promise<boolean>;
  readonly windowOpened: () => void;
  readonly listsChanged: () => void;
}

/** Creates the {@link DesktopIntegration}: loads it after the window has started, and shows the window on demand. */
export function startDesktopIntegration(options: DesktopIntegrationOptions): DesktopIntegration {
  const { platform, deps, holder, send, pageCan, isHidden } = options;
  const early = new AbortController();
  let desktop: Desktop | undefined;

  const sendToPage = async (use: (send: SendEvent) => void) => {
    holder.show();
    const sendEvent = await send;
    holder.whenLoaded(() => {
      use(sendEvent);
    });
  };
  const choose = (item: MenuItem) =>
    void sendToPage((sendEvent) => {
      sendEvent('app', 'menuChosen', item);
    });

  const point = (at: PointedLaunch) =>
    void sendToPage((sendEvent) => {
      sendEvent('launches', 'pointed', at);
    });

  const start = async () => {
    const { clock, launches, plannedStops, desktop: desktopDeps, locale } = await deps;
    const startedHidden = isHidden();
    if (!startedHidden) await clock.sleep(DESKTOP_MS, early.signal).catch(() => undefined);
    const { runDesktop } = await import('./desktop/desktop.ts');
    desktop = runDesktop({
      platform,
      launches,
      plannedStops,
      deps: desktopDeps,
      startedHidden,
      locale,
      hasSettings: pageCan.includes('settings'),
      window: holder.current,
      onAct(act) {
        if (act.act === 'quit') app.quit();
        else if (act.act === 'settings') choose('settings');
        else if (act.act === 'show') holder.show();
        else point({ connection: act.connection, launch: act.launch });
      },
      onUnneeded: () => {
        app.quit();
      },
    });
    return desktop;
  };
  const started = start();
  void started.then(async (running) => {
    if (isHidden() && !(await running.isReachable())) holder.show();
  });

  return {
    choose,
    point,
    async keepsRunning() {
      early.abort();
      return (await started).keepsRunning();
    },
    windowOpened: () => desktop?.windowOpened(),
    listsChanged: () => desktop?.listsChanged(),
  };
}
