import { dirname, join } from 'node:path';
import { app, utilityProcess } from 'electron';
import { LINK_SCHEME } from '../shared/links/deep-link.ts';
import type { RefusedLink } from '../shared/base/reasons.ts';
import { openBundle } from './adapters/window/bundle-files.ts';
import { readAppearance } from './adapters/window/appearance-cache.ts';
import { inTurn } from './adapters/window/turn-to-start.ts';
import { temporaryFolder, usableFolder } from './adapters/window/writable-folder.ts';
import { readPaths, refusedHome } from './adapters/window/paths.ts';
import { createAskWindows, WINDOWS_HELPER } from './adapters/base/windows-helper.ts';
import { takeEnvironment } from './adapters/base/environment-secrets.ts';
import { openStdio } from './adapters/base/stdio.ts';
import type { Platform } from './adapters/viewer/viewer-paths.ts';
import { readWindowBounds } from './adapters/window/window-bounds-file.ts';
import { readStartArguments } from './core/window/start-arguments.ts';
import { showErrorBox } from './electron/error-box.ts';
import { runCommandMode } from './electron/command-mode.ts';
import { disableSpellChecker } from './electron/hardening.ts';
import { setLoginItem, wasOpenedAtLogin } from './electron/desktop/login-item.ts';
import {
  openHelp,
  openInBrowser,
  openLogin,
  openFolder,
  openPage,
  openSignIn,
  resolveProxy,
} from './electron/outside.ts';
import { startKeychainProcess } from './electron/keychain-process.ts';
import { runPracticeViewer } from './electron/practice-viewer-mode.ts';
import { chooseFile } from './electron/save-dialog.ts';
import { runWindowMode } from './electron/window-mode.ts';

const USAGE = 2;
const OPEN_URL = '--open-url';

const platform: Platform =
  process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
const { env, restore: restoreEnvironment } = takeEnvironment(process);
const paths = readPaths(platform, env);
const out = join(app.getAppPath(), 'out');
const bundle = openBundle(join(out, 'renderer'));
const licences = join(out, 'main', 'licences.json');
const preload = join(out, 'preload', 'index.cjs');

/** The arguments without the executable and without the folder that Electron was started with. */
const argsOf = (argv: readonly string[]) => argv.slice(process.defaultApp ? 2 : 1);
const args = argsOf(process.argv);
const start = readStartArguments(args);

/** Starts this program again: in a checkout with its folder, and as root in tests without the sandbox. */
const switches = process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : [];
const ownArgs = [...(process.defaultApp ? [app.getAppPath()] : []), ...switches];

const windowsHelper = app.isPackaged
  ? join(dirname(process.execPath), 'bin', WINDOWS_HELPER)
  : join(app.getAppPath(), 'build', 'windows', 'made', WINDOWS_HELPER);

const machine = {
  version: app.getVersion(),
  platform,
  env,
  resolveProxy,
  openInBrowser,
  openSignIn,
  openLogin,
  startKeychain: (env: Record<string, string>) =>
    startKeychainProcess({ app, utilityProcess }, join(out, 'main', 'keychain.js'), env),
  askWindows: createAskWindows(windowsHelper),
  windowsHelper,
  ownCommand: [process.execPath, ...ownArgs] as const,
};

/**
 * Why a link that was typed in a terminal is refused. The window reports links from other programs, and one-time
 * addresses: on Windows and macOS, a program that is not started by its launcher for terminals has none.
 */
function terminalLinkRefusal(): RefusedLink | undefined {
  if (args.includes(OPEN_URL)) return undefined;
  if (start.mode === 'link-refused') return start.reason === 'one-time-address' ? undefined : start;
  if (start.mode !== 'link' || start.parsed.ok) return undefined;
  return start.parsed;
}

function useFolder(use: 'window' | 'command' | 'practice-viewer'): boolean {
  const { folder, persistent } = usableFolder(paths.electron(use));
  app.setPath('userData', folder);
  return persistent;
}

/** Reports a `STAGEDOOR_HOME` that cannot be followed, in a terminal and, instead of the window, in a box. */
function refuseHome(path: string): void {
  app.setPath('userData', temporaryFolder());
  void runCommandMode(openStdio(), async (terminal, signal) => {
    const { refusedHomeLine, refusedHomeText } = await import('./compose/refused-home.ts');
    terminal.err(refusedHomeLine(path));
    if (start.mode === 'command') return USAGE;
    await app.whenReady();
    await showErrorBox(await refusedHomeText(path, app.getPreferredSystemLanguages()), signal);
    return USAGE;
  });
}

/**
 * Chooses what to run, without waiting for anything: Electron becomes ready once this file has run, and the modules that are
 * loaded later import parts of it, so that they would wait for it.
 */
function main(): void {
  disableSpellChecker(app);
  const home = refusedHome(env);
  if (home !== undefined) {
    refuseHome(home);
    return;
  }
  if (start.mode === 'command' && start.args[0] === 'practice-viewer') {
    useFolder('practice-viewer');
    const [, file] = start.args;
    const handover = import('./compose/practice-viewer.ts').then(({ receiveHandover }) =>
      receiveHandover(paths, file),
    );
    const appearance = readAppearance(paths.appearance);
    void runPracticeViewer({ bundle, preload, handover, appearance });
    return;
  }
  if (start.mode === 'command') {
    useFolder('command');
    void runCommandMode(openStdio(), async (terminal, signal) => {
      const { composeCommand } = await import('./compose/command.ts');
      return composeCommand({ ...machine, use: 'command' }, paths, {
        args: start.args,
        terminal,
        signal,
      });
    });
    return;
  }
  const refused = terminalLinkRefusal();
  if (refused !== undefined) {
    useFolder('command');
    void runCommandMode(openStdio(), async (terminal) => {
      const { refusedLinkText } = await import('./compose/refused-link.ts');
      terminal.err(refusedLinkText(refused));
      return USAGE;
    });
    return;
  }
  const homeIsWritable = useFolder('window');
  const windowBounds = readWindowBounds(paths.windowBounds);
  runWindowMode({
    platform,
    start,
    isOnlyInstance: () => inTurn(app.getPath('userData'), () => app.requestSingleInstanceLock()),
    argsOf,
    bundle,
    preload,
    windowBounds,
    appearance: readAppearance(paths.appearance),
    restoreEnvironment,
    openGuide: () => openHelp('guide'),
    wasOpenedAtLogin,
    join: async (preferred) => {
      const { composeWindow } = await import('./compose/window.ts');
      const registerLinks = () => {
        const scheme = LINK_SCHEME.slice(0, -1);
        app.setAsDefaultProtocolClient(scheme, process.execPath, [...ownArgs, OPEN_URL, '--']);
      };
      const outside = { openHelp, openPage, openFolder, chooseFile, registerLinks };
      const restart = {
        into: (executable: string) => {
          restoreEnvironment();
          app.relaunch({ execPath: executable, args: [] });
        },
        leave: () => {
          app.quit();
        },
      };
      const { isPackaged } = app;
      const known = { use: 'window', homeIsWritable, licences, isPackaged } as const;
      const more = { ...known, ...outside, restart };
      const setLogin = (on: boolean) => {
        setLoginItem(on, machine.ownCommand);
      };
      return composeWindow({ ...machine, ...more, setLoginItem: setLogin }, paths, preferred);
    },
  });
}

main();
