import { app } from 'electron';
import type { MenuItem } from '../../shared/ipc/contract.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { Clock } from '../core/base/clock.ts';
import type { LocaleSource } from '../core/base/locale-follower.ts';
import type { DesktopDeps } from './desktop/desktop-deps.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { SendEvent } from './event-sender.ts';
import type { WindowHolder } from './window-holder.ts';

/** What is around the window waits this long, so that the window has its start first. */
const DESKTOP_MS = 1_000;

export interface DesktopIntegrationOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly deps: Promise<{
    readonly clock: Clock;
    readonly launches: Launches;
    readonly desktop: DesktopDeps;
    readonly locale: LocaleSource;
  }>;
  readonly holder: WindowHolder;
  readonly send: Promise<SendEvent>;
  readonly pageCan: readonly MenuItem[];
  /** True where the program was started without its window; asked once the app is ready. */
  readonly isHidden: () => boolean;
}

/** What is around the window, from shortly after the start on. */
export interface DesktopIntegration {
  /** Brings up the window for what was chosen from a menu. */
  readonly choose: (item: MenuItem) => void;
  /** True where the program goes on although its last window was closed. */
  readonly goesOn: () => Promise<boolean>;
  readonly windowOpened: () => void;
  readonly listsChanged: () => void;
}

/** {@link DesktopIntegration}: loads it when the window has had its start, and shows the window where it is asked for. */
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

  const start = async () => {
    const { clock, launches, desktop: desktopDeps, locale } = await deps;
    const startedHidden = isHidden();
    if (!startedHidden) await clock.sleep(DESKTOP_MS, early.signal).catch(() => undefined);
    const { runDesktop } = await import('./desktop/desktop.ts');
    desktop = runDesktop({
      platform,
      launches,
      deps: desktopDeps,
      startedHidden,
      locale,
      hasSettings: pageCan.includes('settings'),
      window: holder.current,
      onAct(act) {
        if (act.act === 'quit') app.quit();
        else if (act.act === 'settings') choose('settings');
        else if (act.act === 'show') holder.show();
        else
          void sendToPage((sendEvent) => {
            const { connection, launch } = act;
            sendEvent('launches', 'pointed', { connection, launch });
          });
      },
      onNothingLeft: () => {
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
    async goesOn() {
      early.abort();
      return (await started).goesOn();
    },
    windowOpened: () => desktop?.windowOpened(),
    listsChanged: () => desktop?.listsChanged(),
  };
}
