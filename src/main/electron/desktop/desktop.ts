import type { BrowserWindow } from 'electron';
import type { DesktopTelling } from '../../../shared/desktop/desktop-words.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { DesktopNotification } from '../../core/desktop/notifications.ts';
import { watchNotifications } from '../../core/desktop/notification-watch.ts';
import { failuresIn, goesOnWithoutWindow } from '../../core/window/keep-running-policy.ts';
import type { Launches } from '../../core/launch/launches.ts';
import type { LocaleSource } from '../../core/base/locale-follower.ts';
import { createStopWatch } from '../../core/desktop/stop-watch.ts';
import type { TrayAct, TrayFavourite } from '../../core/desktop/tray-menu.ts';
import { showBadge } from './badge.ts';
import type { DesktopDeps } from './desktop-deps.ts';
import { createNotifier } from './notifications.ts';
import { createTrayKeeper } from './tray-keeper.ts';

export interface DesktopOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly launches: Launches;
  readonly deps: DesktopDeps;
  /** True where the window's page has settings to show. */
  readonly hasSettings: boolean;
  /** True where the program was started without its window. */
  readonly startedHidden: boolean;
  readonly locale: LocaleSource;
  readonly window: () => BrowserWindow | undefined;
  readonly onAct: (act: Exclude<TrayAct, { act: 'connect' }>) => void;
  /** Nothing keeps the program running any more, and there is no window. */
  readonly onNothingLeft: () => void;
}

/** Tray, notifications, badge and the start at login: what of the program is around its window. */
export interface Desktop {
  /** True where the program goes on although its last window was closed. */
  goesOn(): Promise<boolean>;
  /**
   * After a start without a window: true once there is an icon to come to it by, or it is left. At login the
   * parts of a desktop come up in any order, so it is waited for a while.
   */
  isReachable(): Promise<boolean>;
  windowOpened(): void;
  /** Connections or favourites have changed. */
  listsChanged(): void;
}

const TRAY_TRIES = 15;
const TRAY_TRY_MS = 2_000;

/** {@link Desktop}, until the program is left. */
export function runDesktop(options: DesktopOptions): Desktop {
  const { platform, launches, deps, window, locale, onAct } = options;
  const { preferences, known, clock, pause, notices, codes, shutdownSignal: leaving } = deps;
  let attention: DesktopNotification = { tellings: [], badge: 0, cue: 'off' };
  /** Failures the window has shown. */
  let seen = failuresIn(launches.list());

  const named = (launch: LaunchState): LaunchState => {
    const { connection, session, workstation } = launch;
    if (session === undefined || workstation !== undefined) return launch;
    const { name } = known.of(connection, session) ?? {};
    return name === undefined ? launch : { ...launch, workstation: name };
  };
  const act = (what: TrayAct) => {
    if (what.act === 'connect') void connect(what.favourite);
    else onAct(what);
  };
  const connect = async ({ connection, session, name }: TrayFavourite) => {
    const started = await launches.start({ connection, session, workstation: name });
    if (started.ok) return;
    notices.dismiss('tray');
    notices.add({ id: 'tray', about: 'not-begun', failure: started.failure });
    onAct({ act: 'show' });
  };
  const tray = createTrayKeeper({
    platform,
    clock,
    leaving,
    deps,
    onAct: act,
    hasSettings: options.hasSettings,
    locale,
    launches: () => launches.list().map(named),
  });
  const drawBadge = () => {
    showBadge(platform, attention, window(), locale.current().messages);
  };
  const notify = createNotifier((telling) => {
    onAct(pressed(telling));
  }, locale);
  const goesOn = async () => {
    const { trayIcon, startAtLogin } = preferences.current();
    const staying = {
      launches: launches.list(),
      seen,
      startsAtLogin: startAtLogin || options.startedHidden,
    };
    // Whether there is a tray is asked last: it means asking another program.
    if (!trayIcon || !goesOnWithoutWindow({ ...staying, hasTray: true })) return false;
    return tray.isShown();
  };
  /** After a start without a window nothing is left yet: it stays until there is a tray, or a window in its place. */
  let awaitsTray = options.startedHidden;
  const awaitTray = async (): Promise<boolean> => {
    for (let nth = 1; nth < TRAY_TRIES && preferences.current().trayIcon; nth++) {
      if (leaving.aborted || window() !== undefined || (await goesOn())) return true;
      await clock.sleep(TRAY_TRY_MS, leaving).catch(() => undefined);
    }
    return leaving.aborted || goesOn();
  };
  const leaveWhereNothingIsLeft = async () => {
    if (awaitsTray || platform === 'darwin' || window() !== undefined || (await goesOn())) return;
    if (window() === undefined) options.onNothingLeft();
  };

  const stops = createStopWatch({
    known,
    clock,
    pause,
    launches: () => launches.list().map(named),
    onSoon: (telling) => {
      if (preferences.current().notifications['stops-soon']) notify(telling);
    },
  });
  const unlisten = [
    launches.onChange(stops.look),
    locale.onChange(drawBadge),
    known.onListed(stops.look),
    preferences.onChange((now) => {
      void tray.refresh();
      void deps.setStartAtLogin(now.startAtLogin);
    }),
  ];
  leaving.addEventListener('abort', () => {
    for (const stop of unlisten) stop();
  });
  watchNotifications(
    {
      launches,
      codes,
      preferences,
      clock,
      named,
      onTelling: notify,
      isFocused: () => window()?.isFocused() === true,
      onScene: (now) => {
        attention = now;
        drawBadge();
        tray.show(now);
        if (window() === undefined) void leaveWhereNothingIsLeft();
        else seen = failuresIn(launches.list());
      },
    },
    leaving,
  );
  void stops.run(leaving);
  void deps.setStartAtLogin(preferences.current().startAtLogin);
  void tray.refresh();

  return {
    goesOn,
    async isReachable() {
      const isReachable = await awaitTray();
      awaitsTray = false;
      return isReachable;
    },
    windowOpened() {
      seen = failuresIn(launches.list());
      drawBadge();
    },
    listsChanged() {
      void tray.refresh();
    },
  };
}

/** What a press on a notification asks for: to see the launch, or the window where there are more. */
function pressed(telling: DesktopTelling): Exclude<TrayAct, { act: 'connect' }> {
  if (telling.kind === 'code-needed') return { act: 'show' };
  const [{ connection, launch }] = telling.about;
  return { act: 'point', connection, launch };
}
