// The parts of Electron that the command line needs: an app that is ready at once, no proxy, and utility processes. There is
// no window.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';

process.defaultApp = true;

const hooks = new URL('electron-hooks.mjs', import.meta.url).href;
const root = fileURLToPath(new URL('../../..', import.meta.url));

const events = new EventEmitter();
const switches = new Set();
export const app = Object.assign(events, {
  isPackaged: false,
  getAppPath: () => root,
  getVersion: () => '0.0.0-test',
  setPath: () => undefined,
  commandLine: {
    appendSwitch: (name) => void switches.add(name),
    hasSwitch: (name) => switches.has(name),
  },
  whenReady: () => Promise.resolve(),
  exit: (status) => process.exit(status),
});

export const session = {
  defaultSession: {
    forceReloadProxyConfig: () => Promise.resolve(),
    resolveProxy: () => Promise.resolve('DIRECT'),
  },
};

export const utilityProcess = {
  fork: (module, args, { env }) => {
    const child = fork(module, args, {
      env,
      execArgv: ['--import', hooks],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return Object.assign(child, { postMessage: (message) => child.send(message) });
  },
};

const unused = {};
export {
  unused as BrowserWindow,
  unused as Menu,
  unused as Notification,
  unused as Tray,
  unused as dialog,
  unused as ipcMain,
  unused as nativeImage,
  unused as nativeTheme,
  unused as powerMonitor,
  unused as protocol,
  unused as screen,
  unused as shell,
};
