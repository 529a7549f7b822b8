import { app } from 'electron';
import type { MenuItem } from '../../shared/ipc/contract.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { Services } from '../core/services.ts';
import type { LocaleSource } from '../core/base/locale-follower.ts';
import type { DesktopDeps } from './desktop/desktop-deps.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { SendNews } from './news.ts';
import type { WindowHolder } from './window-holder.ts';

/** What is around the window waits this long, so that the window has its start first. */
const DESKTOP_MS = 1_000;

export interface DesktopIntegrationOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly deps: Promise<{
    readonly services: Services;
    readonly launches: Launches;
    readonly desktop: DesktopDeps;
    readonly locale: LocaleSource;
  }>;
  readonly holder: WindowHolder;
  readonly send: Promise<SendNews>;
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

  const tellPage = async (tell: (news: SendNews) => void) => {
    holder.show();
    const news = await send;
    holder.whenLoaded(() => {
      tell(news);
    });
  };
  const choose = (item: MenuItem) =>
    void tellPage((news) => {
      news('app', 'menuChosen', item);
    });

  const start = async () => {
    const { services, launches, desktop: desktopWorld, locale } = await deps;
    const startedHidden = isHidden();
    if (!startedHidden) await services.clock.sleep(DESKTOP_MS, early.signal).catch(() => undefined);
    const { runDesktop } = await import('./desktop/desktop.ts');
    desktop = runDesktop({
      ...{ platform, services, launches, deps: desktopWorld, startedHidden, locale },
      hasSettings: pageCan.includes('settings'),
      window: holder.current,
      onAct(act) {
        if (act.act === 'quit') app.quit();
        else if (act.act === 'settings') choose('settings');
        else if (act.act === 'show') holder.show();
        else
          void tellPage((news) => {
            const { connection, launch } = act;
            news('launches', 'pointed', { connection, launch });
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
