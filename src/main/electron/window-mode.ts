import { app, BrowserWindow, ipcMain, powerMonitor, protocol, session } from 'electron';
import type { SignInStatus } from '../../shared/credentials.ts';
import type { Favourite } from '../../shared/history.ts';
import type { ConnectionId } from '../../shared/ids.ts';
import type { Workstation } from '../../shared/workstation.ts';
import type { Bundle } from '../core/bundle.ts';
import { readArgv, type Start } from '../core/argv.ts';
import type { Launches } from '../core/launches.ts';
import type { Links } from '../core/links.ts';
import type { Services } from '../core/services.ts';
import type { WindowCalls } from '../core/window-calls.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { hardenPages, hardenSession } from './hardening.ts';
import { serveCalls } from './ipc-server.ts';
import { openWindow, showWindow } from './main-window.ts';
import { setMenu } from './menu.ts';
import { createNews } from './news.ts';
import { shortStart } from './short-start.ts';

/** What of the calls is told besides their answers. */
export interface WindowListener {
  connectionsChanged(): void;
  favouritesChanged(all: readonly Favourite[]): void;
  page(reading: string, items: readonly Workstation[]): void;
  deviceCode(code: string, host: string): void;
  signInChanged(connection: ConnectionId, status: SignInStatus): void;
}

/** Everything behind the window. Joined after the window is on screen. */
export interface WindowWorld {
  readonly services: Services;
  readonly launches: Launches;
  readonly links: Links;
  readonly calls: WindowCalls;
  listen(listener: WindowListener): void;
  /** What can wait until the window is there: sweeping, registering links. */
  settleIn(): Promise<void>;
}

export interface WindowModeOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly start: Start;
  /** The program's own arguments in a whole command line. */
  readonly argsOf: (argv: readonly string[]) => readonly string[];
  readonly bundle: Bundle;
  readonly preload: string;
  readonly join: () => Promise<WindowWorld>;
}

/** Well below the tenth of a second in which people call a change immediate. */
const TELL_MS = 30;
const FEW = 20;

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

  let window: BrowserWindow | undefined;
  const show = () => {
    if (window !== undefined) {
      showWindow(window);
      return;
    }
    window = openWindow({
      page: 'index.html',
      title: 'Stagedoor',
      preload,
      width: 1120,
      height: 720,
      development: !app.isPackaged,
    });
    window.on('closed', () => {
      window = undefined;
    });
  };
  const world = app.whenReady().then(() => {
    setMenu(platform);
    hardenSession(session.defaultSession, !app.isPackaged);
    serveApp(protocol, bundle);
    show();
    return options.join();
  });
  serveCalls(
    ipcMain,
    world.then(({ calls }) => calls),
    world.then(({ services }) => services.log),
  );

  const arrive = async (start: Start) => {
    const { links } = await world;
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
    show();
    void arrive(readArgv(options.argsOf(argv)));
  });
  void arrive(options.start);

  app.on('activate', show);
  leaveInOrder(platform, world);
  void world.then((joined) => {
    connectNews(joined, () => window);
    return joined.settleIn();
  });
}

/** Tells the window what changes, and core what the machine goes through. */
function connectNews(world: WindowWorld, window: () => BrowserWindow | undefined): void {
  const { services, launches, links, calls } = world;
  const send = createNews(() => window()?.webContents, services.log);
  services.notices.onChange((all) => {
    send('app', 'noticesChanged', [...all]);
  });
  // A few are told at once, step by step. Hundreds change thousands of times a second, and a window that is
  // told 30 times a second shows the same.
  let isTelling = false;
  const tellLaunches = () => {
    isTelling = false;
    send('launches', 'changed', [...launches.list()]);
  };
  launches.onChange((all) => {
    if (isTelling) return;
    if (all.length <= FEW) {
      tellLaunches();
      return;
    }
    isTelling = true;
    setTimeout(tellLaunches, TELL_MS);
  });
  services.signingIn.codes.onChange((question) => {
    send('signIn', 'codeAsked', question);
  });
  links.onChange((question) => {
    send('links', 'asked', question);
  });
  const sendConnections = async () => {
    const all = await calls.connections.list(undefined);
    if (all.ok) send('connections', 'changed', all.value);
  };
  world.listen({
    connectionsChanged: () => void sendConnections(),
    favouritesChanged: (all) => {
      send('favourites', 'changed', [...all]);
    },
    page: (reading, items) => {
      send('workstations', 'page', { reading, items: [...items] });
    },
    deviceCode: (code, host) => {
      send('signIn', 'deviceCode', { code, host });
    },
    signInChanged: (connection, status) => {
      send('signIn', 'changed', { connection, status });
    },
  });
  // The command line may have added one.
  app.on('browser-window-focus', () => void sendConnections());
  powerMonitor.on('resume', () => {
    services.pause.wake();
  });
}

/**
 * Leaving stops what is under way, to be gone on with at the next start, then waits until no hand-over
 * file is left; starting again works meanwhile.
 */
function leaveInOrder(platform: WindowModeOptions['platform'], world: Promise<WindowWorld>): void {
  let leaving: Promise<void> | undefined;
  const leave = async () => {
    for (const open of BrowserWindow.getAllWindows()) open.destroy();
    const { launches, services } = await world;
    services.leave();
    await launches.stop();
    // Not before: whoever starts next goes on with the launches that were under way here.
    app.releaseSingleInstanceLock();
    await services.finish();
    app.exit(0);
  };
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') leaving ??= leave();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    leaving ??= leave();
  });
}
