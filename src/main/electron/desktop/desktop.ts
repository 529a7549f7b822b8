import type { BrowserWindow } from 'electron';
import type { LaunchSummary, NotificationContent } from '../../../shared/desktop/desktop-text.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { NO_STATUS } from '../../core/desktop/desktop-status.ts';
import { watchNotifications } from '../../core/desktop/notification-watch.ts';
import { failuresIn, runsWithoutWindow } from '../../core/window/keep-running-policy.ts';
import type { Launches } from '../../core/launch/launches.ts';
import type { PlannedStop } from '../../../shared/launch/planned-stop.ts';
import type { PlannedStops } from '../../core/planned-stops/planned-stops.ts';
import type { LocaleSource } from '../../core/base/locale-follower.ts';
import { createStopWatch } from '../../core/desktop/stop-watch.ts';
import type { TrayAct, TrayFavorite } from '../../core/desktop/tray-menu.ts';
import { showBadge } from './badge.ts';
import type { DesktopDeps } from './desktop-deps.ts';
import { createNotifier } from './notifications.ts';
import { createTrayKeeper } from './tray-keeper.ts';

export interface DesktopOptions {
  readonly plannedStops: Pick<PlannedStops, 'list' | 'keep' | 'onChange'>;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly launches: Launches;
  readonly deps: DesktopDeps;
  /** True if the window's page has settings to show. */
  readonly hasSettings: boolean;
  /** True if the program was started without its window. */
  readonly startedHidden: boolean;
  readonly locale: LocaleSource;
  readonly window: () => BrowserWindow | undefined;
  readonly onAct: (act: WindowAct) => void;
  /** Called when nothing keeps the program running and no window is open. */
  readonly onUnneeded: () => void;
}

/** What is done in the window. */
type WindowAct = Exclude<TrayAct, { act: 'connect' | 'keep' }>;

/** Tray, notifications, badge and the start at login. */
export interface Desktop {
  /** True if the program keeps running after its last window was closed. */
  keepsRunning(): Promise<boolean>;
  /**
   * After a start without a window: true once the tray icon is shown or the program shuts down. At login, the
   * parts of a desktop start in any order, so this waits for the tray for a while.
   */
  isReachable(): Promise<boolean>;
  windowOpened(): void;
  /** Connections or favorites have changed. */
  listsChanged(): void;
}

const TRAY_TRIES = 15;
const TRAY_TRY_MS = 2_000;

/** Runs the {@link Desktop} until the program shuts down. */
export function runDesktop(options: DesktopOptions): Desktop {
  const { platform, launches, plannedStops, deps, window, locale, onAct } = options;
  const { preferences, known, clock, pause, notices, mfaPrompts, shutdownSignal } = deps;
  let status = NO_STATUS;
  /** Failures that the window has shown. */
  let shownFailures = failuresIn(launches.list());

  const named = (launch: LaunchState): LaunchState => {
    const { connection, session, workstation } = launch;
    if (session === undefined || workstation !== undefined) return launch;
    const { name } = known.of(connection, session) ?? {};
    return name === undefined ? launch : { ...launch, workstation: name };
  };
  const namedStop = (stop: PlannedStop): PlannedStop => {
    const { name } = known.of(stop.connection, stop.session) ?? {};
    return stop.workstation !== undefined || name === undefined
      ? stop
      : { ...stop, workstation: name };
  };
  const act = (what: TrayAct) => {
    if (what.act === 'connect') void connect(what.favorite);
    else if (what.act === 'keep') plannedStops.keep(what.launch);
    else onAct(what);
  };
  const connect = async ({ connection, session, name }: TrayFavorite) => {
    const started = await launches.start({ connection, session, workstation: name });
    if (started.ok) return;
    notices.dismiss('tray');
    notices.add({ id: 'tray', about: 'not-begun', failure: started.failure });
    onAct({ act: 'show' });
  };
  const tray = createTrayKeeper({
    platform,
    clock,
    shutdownSignal,
    deps,
    onAct: act,
    hasSettings: options.hasSettings,
    locale,
    launches: () => launches.list().map(named),
    plannedStops: () => plannedStops.list().map(namedStop),
  });
  const drawBadge = () => {
    showBadge(platform, status, window(), locale.current().messages);
  };
  const notify = createNotifier((notification) => {
    onAct(actionOf(notification));
  }, locale);
  const keepsRunning = async () => {
    const { trayIcon, startAtLogin } = preferences.current();
    const facts = {
      launches: launches.list(),
      seen: shownFailures,
      startsAtLogin: startAtLogin || options.startedHidden,
      hasPlannedStop: plannedStops.list().some(({ asks }) => !asks),
    };
    // The tray is checked last, because that means asking another program.
    if (!trayIcon || !runsWithoutWindow({ ...facts, hasTray: true })) return false;
    return tray.isShown();
  };
  /** After a start without a window, the program keeps running until there is a tray or a window. */
  let awaitsTray = options.startedHidden;
  const awaitTray = async (): Promise<boolean> => {
    for (let nth = 1; nth < TRAY_TRIES && preferences.current().trayIcon; nth++) {
      if (shutdownSignal.aborted || window() !== undefined || (await keepsRunning())) return true;
      await clock.sleep(TRAY_TRY_MS, shutdownSignal).catch(() => undefined);
    }
    return shutdownSignal.aborted || keepsRunning();
  };
  const shutDownIfUnneeded = async () => {
    if (awaitsTray || platform === 'darwin' || window() !== undefined || (await keepsRunning()))
      return;
    if (window() === undefined) options.onUnneeded();
  };

  const stops = createStopWatch({
    known,
    clock,
    pause,
    launches: () => launches.list().map(named),
    onSoon: (notification) => {
      if (preferences.current().notifications['stops-soon']) notify(notification);
    },
  });
  let announced = new Set(plannedStops.list().map(({ launch }) => launch));
  const announceStops = (all: readonly PlannedStop[]) => {
    const [first, ...others] = all
      .filter(({ launch, asks }) => !asks && !announced.has(launch))
      .map((stop) => stopSummary(namedStop(stop), clock.now()));
    announced = new Set(all.map(({ launch }) => launch));
    if (first === undefined || window()?.isFocused() === true) return;
    if (preferences.current().notifications['stops-soon'])
      notify({ kind: 'viewer-closed', about: [first, ...others] });
  };
  const unlisten = [
    plannedStops.onChange((all) => {
      announceStops(all);
      void tray.refresh();
      void shutDownIfUnneeded();
    }),
    launches.onChange(stops.refresh),
    locale.onChange(drawBadge),
    known.onListed(stops.refresh),
    preferences.onChange((now) => {
      void tray.refresh();
      void deps.setStartAtLogin(now.startAtLogin);
    }),
  ];
  shutdownSignal.addEventListener('abort', () => {
    for (const stop of unlisten) stop();
  });
  watchNotifications(
    {
      launches,
      mfaPrompts,
      preferences,
      clock,
      named,
      onNotification: notify,
      isFocused: () => window()?.isFocused() === true,
      onStatus: (now) => {
        status = now;
        drawBadge();
        tray.show(now);
        if (window() === undefined) void shutDownIfUnneeded();
        else shownFailures = failuresIn(launches.list());
      },
    },
    shutdownSignal,
  );
  void stops.run(shutdownSignal);
  void deps.setStartAtLogin(preferences.current().startAtLogin);
  void tray.refresh();

  return {
    keepsRunning,
    async isReachable() {
      const isReachable = await awaitTray();
      awaitsTray = false;
      return isReachable;
    },
    windowOpened() {
      shownFailures = failuresIn(launches.list());
      drawBadge();
    },
    listsChanged() {
      void tray.refresh();
    },
  };
}

/** What a notification shows about a planned stop. */
function stopSummary(stop: PlannedStop, nowMs: number): LaunchSummary {
  const { launch, connection, connectionName, session, workstation = session, at } = stop;
  return { launch, connection, connectionName, workstation, stopsInMs: at - nowMs };
}

/** What clicking a notification does: shows the launch, or only the window if something in it needs the user. */
function actionOf(notification: NotificationContent): WindowAct {
  if (notification.kind === 'code-needed' || notification.kind === 'viewer-closed')
    return { act: 'show' };
  const [{ connection, launch }] = notification.about;
  return { act: 'point', connection, launch };
}
