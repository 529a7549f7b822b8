import { app, ipcMain, Menu, nativeTheme, powerMonitor, protocol, session } from 'electron';
import { MenuItem } from '../../shared/ipc/contract.ts';
import { parseDeepLink } from '../../shared/links/deep-link.ts';
import { localeQuery, type LocalePreference } from '../../shared/languages/locale-preference.ts';
import type { Preferences } from '../../shared/settings/preferences.ts';
import { appId } from '../core/window/app-id.ts';
import type { Bundle } from '../core/window/bundle.ts';
import { readStartArguments, type Start } from '../core/window/start-arguments.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { PlannedStops } from '../core/planned-stops/planned-stops.ts';
import type { OpenedFiles } from '../core/window/opened-files.ts';
import type { Links } from '../core/links/links.ts';
import type { Clock, Pause } from '../core/base/clock.ts';
import type { Log } from '../core/base/log.ts';
import type { PreferencesStore } from '../core/policy/preferences-store.ts';
import type { LocaleFollower } from '../core/base/locale-follower.ts';
import type { WindowHandlers } from '../ipc/window-handlers.ts';
import type { WindowBounds } from '../core/window/window-bounds.ts';
import { startDesktopIntegration } from './desktop-integration.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { hardenPages, hardenSession, WINDOW_PARTITION } from './hardening.ts';
import { serveCalls } from './ipc-server.ts';
import type { DesktopDeps } from './desktop/desktop-deps.ts';
import { shutdownInOrder } from './shutdown.ts';
import { setMenu } from './menu.ts';
import { createEventSender } from './event-sender.ts';
import { exitWhenReady } from './exit-when-ready.ts';
import { watchFirstAnswer } from './first-answer.ts';
import { shortStart } from './short-start.ts';
import { createWindowHolder } from './window-holder.ts';
import { logWindowErrors } from './window-errors.ts';
import { sendChanges, type ChangeSources } from './window-changes.ts';

/** Everything behind the window. Composed after the window is on screen. */
export interface WindowDeps extends ChangeSources {
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: Log;
  readonly preferences: PreferencesStore;
  readonly launches: Launches;
  readonly plannedStops: PlannedStops;
  readonly links: Links;
  readonly openedFiles: Pick<OpenedFiles, 'open'>;
  readonly handlers: WindowHandlers;
  /** Removes the connections whose removal could still be undone. */
  readonly disposeRemovals: () => Promise<void>;
  /** Stops running work. */
  readonly shutdown: () => void;
  /** Settles when all temporary files of this run are deleted. */
  readonly dispose: () => Promise<void>;
  /** The language of menus, tray and notifications. */
  readonly locale: LocaleFollower;
  /** Work that can wait until the window is open: deleting old files, registering links. */
  settleIn(): Promise<void>;
  readonly desktop: DesktopDeps;
  /** Saves the window's bounds for the next start. */
  readonly windowBounds: { write(bounds: WindowBounds): void; settled(): Promise<void> };
}

export interface WindowModeOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly start: Start;
  /** False if the program already runs for this user, which has then received the arguments of this start. */
  readonly isOnlyInstance: () => boolean;
  /** The program's own arguments of a complete command line. */
  readonly argsOf: (argv: readonly string[]) => readonly string[];
  readonly bundle: Bundle;
  readonly preload: string;
  /** The saved bounds of the window. */
  readonly windowBounds: WindowBounds | undefined;
  /** The saved language and theme. */
  readonly appearance: Pick<Preferences, 'language' | 'theme'>;
  /** Called right before the program starts itself again. */
  readonly restoreEnvironment: () => void;
  readonly openGuide: () => Promise<void>;
  /** True if the system has started the program at login (macOS, once the app is ready). */
  readonly wasOpenedAtLogin: () => boolean;
  /** `preferred` is the language until preferences are read. */
  readonly join: (preferred: LocalePreference) => Promise<WindowDeps>;
}

/** The menu's commands that the page supports. */
const PAGE_CAN: readonly MenuItem[] = MenuItem.options;

/**
 * Runs the program with its window, one instance per user. A second start passes its link or its file on and ends. The window
 * opens first, and its calls are answered once everything else is composed.
 */
export function runWindowMode(options: WindowModeOptions): void {
  const { platform, preload } = options;
  registerAppScheme(protocol);
  const shorter = shortStart(process.argv, options.argsOf(process.argv), options.start);
  if (shorter !== undefined) {
    options.restoreEnvironment();
    app.relaunch({ args: shorter });
    void exitWhenReady(app, 0);
    return;
  }
  if (!options.isOnlyInstance()) {
    void exitWhenReady(app, 0);
    return;
  }
  hardenPages(app);
  // Before the window opens, so that it does not open in the other theme.
  nativeTheme.themeSource = options.appearance.theme;
  // The same id as in the installer's shortcut. Without it, Windows shows no notifications.
  if (platform === 'win32') app.setAppUserModelId(appId);

  // Otherwise Electron's default menu is shown until the program's own menu is translated.
  Menu.setApplicationMenu(null);
  let preferred = (): LocalePreference => ({
    preference: options.appearance.language,
    system: app.getPreferredSystemLanguages(),
  });
  const { bundle, answered } = watchFirstAnswer(options.bundle);
  const hardened = app.whenReady().then(() => {
    const pages = session.fromPartition(WINDOW_PARTITION);
    serveApp(pages.protocol, bundle);
    return hardenSession(pages, !app.isPackaged);
  });
  const holder = createWindowHolder({
    preload,
    hardened,
    query: () => localeQuery(preferred()),
    saved: options.windowBounds,
    save: (bounds) => void deps.then(({ windowBounds }) => windowBounds.write(bounds)),
    onOpened: (contents) => {
      desktopIntegration.windowOpened();
      logWindowErrors(
        contents,
        deps.then(({ log }) => log),
      );
    },
  });
  const { show } = holder;
  /** Before the app is ready, Electron creates no window and throws. */
  const showOnceReady = () => void app.whenReady().then(show);
  let isHidden = options.start.mode === 'hidden';
  const deps = app.whenReady().then(async () => {
    isHidden ||= options.start.mode === 'window' && options.wasOpenedAtLogin();
    if (!isHidden) show();
    await hardened;
    if (!isHidden) await answered();
    return options.join(preferred());
  });
  serveCalls(
    ipcMain,
    deps.then(({ handlers }) => handlers),
    deps.then(({ log }) => log),
  );

  // Before the first link arrives.
  void deps.then(({ links }) => {
    links.onFound((launch) => {
      desktopIntegration.point({ ...launch, byLink: true });
    });
  });
  const arrive = async (start: Start) => {
    const { links, openedFiles } = await deps;
    if (start.mode === 'file') await openedFiles.open(start.text);
    if (start.mode === 'link') await links.arrive(start.parsed);
    if (start.mode === 'link-refused') links.refuse(start.reason);
  };
  // Registered before the app is ready, because macOS sends the link that started the program before that.
  app.on('open-url', (event, text) => {
    event.preventDefault();
    showOnceReady();
    void arrive({ mode: 'link', text, parsed: parseDeepLink(text) });
  });
  // "Open with" in the Finder.
  app.on('open-file', (event, text) => {
    event.preventDefault();
    showOnceReady();
    void arrive({ mode: 'file', text });
  });
  // Any program of this user can send additionalData and the folder, so they are ignored.
  app.on('second-instance', (_event, argv) => {
    const again = readStartArguments(options.argsOf(argv));
    if (again.mode !== 'hidden') showOnceReady();
    void arrive(again);
  });
  void arrive(options.start);

  app.on('activate', showOnceReady);
  const send = deps.then(({ log }) => createEventSender(() => holder.current()?.webContents, log));
  const desktopIntegration = startDesktopIntegration({
    platform,
    deps,
    holder,
    send,
    pageCan: PAGE_CAN,
    isHidden: () => isHidden,
  });
  void deps.then(({ locale, preferences }) => {
    preferences.onChange(({ values }) => {
      nativeTheme.themeSource = values.theme;
    });
    preferred = locale.preferred;
    const label = () => {
      setMenu(platform, locale.current().messages.desktop.menu, {
        pageCan: PAGE_CAN,
        onChosen: desktopIntegration.choose,
        onGuide: () => void options.openGuide(),
      });
    };
    locale.onChange(label);
    label();
  });
  shutdownInOrder({
    platform,
    deps,
    keepsRunning: desktopIntegration.keepsRunning,
    onShutdown: holder.flush,
  });
  void deps.then(async (joined) => {
    const changes = sendChanges(joined, await send, desktopIntegration.listsChanged);
    // The command line may have added a connection, and an administrator may have changed the policy.
    app.on('browser-window-focus', changes.refresh);
    powerMonitor.on('resume', () => {
      joined.plannedStops.slept();
      joined.pause.wake();
    });
    return joined.settleIn();
  });
}
