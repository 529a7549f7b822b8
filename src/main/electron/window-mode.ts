import { app, ipcMain, powerMonitor, protocol, session } from 'electron';
import type { MenuItem } from '../../shared/contract.ts';
import type { TestProgress } from '../../shared/contract-first-run.ts';
import type { SignInStatus } from '../../shared/credentials.ts';
import type { Favourite } from '../../shared/history.ts';
import type { ConnectionId } from '../../shared/ids.ts';
import type { UpdateState } from '../../shared/updates.ts';
import type { Workstation } from '../../shared/workstation.ts';
import type { Bundle } from '../core/bundle.ts';
import { readArgv, type Start } from '../core/argv.ts';
import type { Launches } from '../core/launches.ts';
import type { Links } from '../core/links.ts';
import type { Services } from '../core/services.ts';
import type { WindowCalls } from '../core/window-calls.ts';
import type { WindowPlace } from '../core/window-place.ts';
import { startAround } from './around-window.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { hardenPages, hardenSession } from './hardening.ts';
import { serveCalls } from './ipc-server.ts';
import type { DesktopWorld } from './desktop-world.ts';
import { leaveInOrder } from './leaving.ts';
import { setMenu } from './menu.ts';
import { createNews, type SendNews } from './news.ts';
import { shortStart } from './short-start.ts';
import { createWindowHolder } from './window-holder.ts';

/** What of the calls is told besides their answers. */
export interface WindowListener {
  connectionsChanged(): void;
  favouritesChanged(all: readonly Favourite[]): void;
  page(reading: string, items: readonly Workstation[]): void;
  deviceCode(code: string, host: string): void;
  trying(progress: TestProgress): void;
  signInChanged(connection: ConnectionId, status: SignInStatus): void;
  updateChanged(state: UpdateState): void;
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
  readonly desktop: DesktopWorld;
  /** Keeps where the window is for the next start. */
  readonly windowPlace: { write(place: WindowPlace): void; settled(): Promise<void> };
}

export interface WindowModeOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly start: Start;
  /** The program's own arguments in a whole command line. */
  readonly argsOf: (argv: readonly string[]) => readonly string[];
  readonly bundle: Bundle;
  readonly preload: string;
  /** Where the window was last. */
  readonly windowPlace: WindowPlace | undefined;
  readonly openGuide: () => Promise<void>;
  /** True where the system says that it starts the program at login (macOS, once it is ready). */
  readonly wasOpenedAtLogin: () => boolean;
  readonly join: () => Promise<WindowWorld>;
}

/** Well below the tenth of a second in which people call a change immediate. */
const TELL_MS = 30;
const FEW = 20;

/** What of the menu the page can do so far. */
const PAGE_CAN: readonly MenuItem[] = ['new-connection', 'import', 'settings'];

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
  // What the installer's shortcut has: without it Windows shows no notifications.
  if (platform === 'win32') app.setAppUserModelId('org.stagedoor.Stagedoor');

  const holder = createWindowHolder({
    preload,
    saved: options.windowPlace,
    save: (place) => void world.then(({ windowPlace }) => windowPlace.write(place)),
    onOpened: () => {
      around.windowOpened();
    },
  });
  const { show } = holder;
  let isHidden = options.start.mode === 'hidden';
  const world = app.whenReady().then(() => {
    isHidden ||= options.start.mode === 'window' && options.wasOpenedAtLogin();
    setMenu(platform, {
      pageCan: PAGE_CAN,
      onChosen: around.choose,
      onGuide: () => void options.openGuide(),
    });
    hardenSession(session.defaultSession, !app.isPackaged);
    serveApp(protocol, bundle);
    if (!isHidden) show();
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
    const again = readArgv(options.argsOf(argv));
    if (again.mode !== 'hidden') show();
    void arrive(again);
  });
  void arrive(options.start);

  app.on('activate', show);
  const send = world.then(({ services }) =>
    createNews(() => holder.current()?.webContents, services.log),
  );
  const around = startAround({
    ...{ platform, world, holder, send, pageCan: PAGE_CAN },
    isHidden: () => isHidden,
  });
  leaveInOrder({ platform, world, goesOn: around.goesOn, onLeaving: holder.flush });
  void world.then(async (joined) => {
    connectNews(joined, await send, around.listsChanged);
    return joined.settleIn();
  });
}

/** Tells the window what changes, and core what the machine goes through. */
function connectNews(world: WindowWorld, send: SendNews, onLists: () => void): void {
  const { services, launches, links, calls } = world;
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
    const policy = await calls.policy.state(undefined);
    if (policy.ok) send('policy', 'changed', policy.value);
  };
  world.listen({
    connectionsChanged: () => {
      void sendConnections();
      onLists();
    },
    favouritesChanged: (all) => {
      onLists();
      send('favourites', 'changed', [...all]);
    },
    page: (reading, items) => {
      send('workstations', 'page', { reading, items: [...items] });
    },
    deviceCode: (code, host) => {
      send('signIn', 'deviceCode', { code, host });
    },
    trying: (progress) => {
      send('connections', 'trying', progress);
    },
    signInChanged: (connection, status) => {
      send('signIn', 'changed', { connection, status });
    },
    updateChanged: (state) => {
      send('updates', 'changed', state);
    },
  });
  services.preferences.onChange((now) => {
    send('preferences', 'changed', now);
  });
  // The command line may have added one, and an administrator may have changed the policy.
  app.on('browser-window-focus', () => {
    void sendConnections();
    void services.preferences.look();
  });
  powerMonitor.on('resume', () => {
    services.pause.wake();
  });
}
