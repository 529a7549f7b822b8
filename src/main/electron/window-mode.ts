import { app, ipcMain, Menu, nativeTheme, powerMonitor, protocol, session } from 'electron';
import { MenuItem } from '../../shared/ipc/contract.ts';
import { localeQuery, type LocalePreference } from '../../shared/languages/locale-preference.ts';
import type { Preferences } from '../../shared/settings/preferences.ts';
import { appId } from '../core/window/app-id.ts';
import type { Bundle } from '../core/window/bundle.ts';
import { readArgv, type Start } from '../core/window/argv.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { Links } from '../core/links/links.ts';
import type { Clock, Pause } from '../core/base/clock.ts';
import type { Log } from '../core/base/log.ts';
import type { PreferencesStore } from '../core/policy/preferences-store.ts';
import type { LocaleFollower } from '../core/base/locale-follower.ts';
import type { WindowHandlers } from '../ipc/window-handlers.ts';
import type { WindowBounds } from '../core/window/window-bounds.ts';
import { startDesktopIntegration } from './desktop-integration.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { hardenPages, hardenSession } from './hardening.ts';
import { serveCalls } from './ipc-server.ts';
import type { DesktopDeps } from './desktop/desktop-deps.ts';
import { shutdownInOrder } from './shutdown.ts';
import { setMenu } from './menu.ts';
import { createEventSender } from './event-sender.ts';
import { shortStart } from './short-start.ts';
import { createWindowHolder } from './window-holder.ts';
import { sendChanges, type ChangeSources } from './window-changes.ts';

/** Everything behind the window. Joined after the window is on screen. */
export interface WindowDeps extends ChangeSources {
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: Log;
  readonly preferences: PreferencesStore;
  readonly launches: Launches;
  readonly links: Links;
  readonly handlers: WindowHandlers;
  /** Ends what is under way. */
  readonly shutdown: () => void;
  /** Settles when nothing of this run is left on the disk. */
  readonly dispose: () => Promise<void>;
  /** What is spoken around the window. */
  readonly locale: LocaleFollower;
  /** What can wait until the window is there: sweeping, registering links. */
  settleIn(): Promise<void>;
  readonly desktop: DesktopDeps;
  /** Keeps where the window is for the next start. */
  readonly windowBounds: { write(bounds: WindowBounds): void; settled(): Promise<void> };
}

export interface WindowModeOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly start: Start;
  /** The program's own arguments in a whole command line. */
  readonly argsOf: (argv: readonly string[]) => readonly string[];
  readonly bundle: Bundle;
  readonly preload: string;
  /** Where the window was last. */
  readonly windowBounds: WindowBounds | undefined;
  /** How the window looked last. */
  readonly look: Pick<Preferences, 'language' | 'theme'>;
  readonly openGuide: () => Promise<void>;
  /** True where the system says that it starts the program at login (macOS, once it is ready). */
  readonly wasOpenedAtLogin: () => boolean;
  /** `preferred` is the language until preferences are read. */
  readonly join: (preferred: LocalePreference) => Promise<WindowDeps>;
}

/** What of the menu the page can do. */
const PAGE_CAN: readonly MenuItem[] = MenuItem.options;

/**
 * The program with its window. One for each user: a second start hands its link over and ends. The
 * window comes first; what it asks meanwhile is answered when the rest is there.
 */
export function runWindowMode(options: WindowModeOptions): void {
  const { platform, preload, bundle } = options;
  registerAppScheme(protocol);
  const shorter = shortStart(process.argv, options.argsOf(process.argv), options.start);
  if (shorter !== undefined) {
    app.relaunch({ args: shorter });
    app.exit(0);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  hardenPages(app);
  // Before the window is there, so that it does not come up in the other one.
  nativeTheme.themeSource = options.look.theme;
  // What the installer's shortcut has: without it Windows shows no notifications.
  if (platform === 'win32') app.setAppUserModelId(appId);

  // Not Electron's own, which would be there until ours is labelled.
  Menu.setApplicationMenu(null);
  let preferred = (): LocalePreference => ({
    preference: options.look.language,
    system: app.getPreferredSystemLanguages(),
  });
  const holder = createWindowHolder({
    preload,
    query: () => localeQuery(preferred()),
    saved: options.windowBounds,
    save: (bounds) => void deps.then(({ windowBounds }) => windowBounds.write(bounds)),
    onOpened: () => {
      around.windowOpened();
    },
  });
  const { show } = holder;
  let isHidden = options.start.mode === 'hidden';
  const deps = app.whenReady().then(() => {
    isHidden ||= options.start.mode === 'window' && options.wasOpenedAtLogin();
    hardenSession(session.defaultSession, !app.isPackaged);
    serveApp(protocol, bundle);
    if (!isHidden) show();
    return options.join(preferred());
  });
  serveCalls(
    ipcMain,
    deps.then(({ handlers }) => handlers),
    deps.then(({ log }) => log),
  );

  const arrive = async (start: Start) => {
    const { links } = await deps;
    if (start.mode === 'link') await links.arrive(start.text);
    if (start.mode === 'link-refused') links.refuse(start.reason);
  };
  // Registered before the app is ready: macOS sends the link that started us before that.
  app.on('open-url', (event, text) => {
    event.preventDefault();
    if (app.isReady()) show();
    void arrive({ mode: 'link', text });
  });
  // Its additionalData and folder come from any program of this user, so they are not looked at.
  app.on('second-instance', (_event, argv) => {
    const again = readArgv(options.argsOf(argv));
    if (again.mode !== 'hidden') show();
    void arrive(again);
  });
  void arrive(options.start);

  app.on('activate', show);
  const send = deps.then(({ log }) => createEventSender(() => holder.current()?.webContents, log));
  const around = startDesktopIntegration({
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
        onChosen: around.choose,
        onGuide: () => void options.openGuide(),
      });
    };
    locale.onChange(label);
    label();
  });
  shutdownInOrder({ platform, deps, goesOn: around.goesOn, onLeaving: holder.flush });
  void deps.then(async (joined) => {
    const changes = sendChanges(joined, await send, around.listsChanged);
    // The command line may have added a connection, and an administrator may have changed the policy.
    app.on('browser-window-focus', changes.refresh);
    powerMonitor.on('resume', () => {
      joined.pause.wake();
    });
    return joined.settleIn();
  });
}
