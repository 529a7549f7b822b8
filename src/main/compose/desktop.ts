import { autostartFolder, setAutostart } from '../adapters/desktop/autostart.ts';
import { hasTrayHost } from '../adapters/desktop/tray-host.ts';
import type { Machine, Services } from './services.ts';
import { createDesktopSource } from '../core/desktop/desktop-preferences.ts';
import { trayFavorites } from '../core/desktop/tray-menu.ts';
import type { DesktopDeps } from '../electron/desktop/desktop-deps.ts';

export interface DesktopMachine extends Machine {
  /** Sets whether the system starts this program at login. Used on Windows and macOS, where Electron supports it. */
  readonly setLoginItem: (on: boolean) => void;
}

/** Composes the dependencies of tray, notifications and the start at login. */
export function composeDesktop(
  machine: DesktopMachine,
  { connections, records, log, preferences, workstations, ...services }: Services,
): DesktopDeps {
  const { platform, env, ownCommand, setLoginItem } = machine;
  return {
    preferences: createDesktopSource(preferences),
    clock: services.clock,
    pause: services.pause,
    shutdownSignal: services.shutdownSignal,
    notices: services.notices,
    mfaPrompts: services.signInServices.mfaPrompts,
    known: workstations,
    async favorites() {
      const marked = await connections.favorites();
      if (marked.length === 0) return [];
      const { history } = await records.read();
      return trayFavorites(marked, await connections.list(), (connection, session) => {
        const past = history.findLast(
          (entry) =>
            entry.connection === connection &&
            entry.session === session &&
            entry.workstation !== undefined,
        );
        return workstations.of(connection, session)?.name ?? past?.workstation;
      });
    },
    hasTrayHost: () => (platform === 'linux' ? hasTrayHost(env) : Promise.resolve(true)),
    setStartAtLogin(on) {
      if (platform === 'linux') return setAutostart(on, ownCommand, autostartFolder(env), log);
      setLoginItem(on);
      return Promise.resolve();
    },
  };
}
