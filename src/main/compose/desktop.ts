import { autostartFolder, setAutostart } from '../adapters/desktop/autostart.ts';
import { hasTrayHost } from '../adapters/desktop/tray-host.ts';
import type { Machine } from './services.ts';
import { createDesktopSource } from '../core/desktop/desktop-source.ts';
import type { KnownWorkstations } from '../core/workstations/known-workstations.ts';
import type { Services } from '../core/services.ts';
import { trayFavourites } from '../core/desktop/tray-menu.ts';
import type { DesktopDeps } from '../electron/desktop/desktop-deps.ts';

export interface DesktopMachine extends Machine {
  /** Sees to it that the system starts this program at login, where that is Electron's business. */
  readonly setLoginItem: (on: boolean) => void;
}

/** What the desktop around the window needs: preferences, names, the tray's host, the start at login. */
export function composeDesktop(
  machine: DesktopMachine,
  services: Services,
  known: KnownWorkstations,
): DesktopDeps {
  const { platform, env, ourselves, setLoginItem } = machine;
  const { connections, records, log, preferences } = services;
  return {
    preferences: createDesktopSource(preferences),
    known,
    async favourites() {
      const marked = await connections.favourites();
      if (marked.length === 0) return [];
      const { history } = await records.read();
      return trayFavourites(marked, await connections.list(), (connection, session) => {
        const past = history.findLast(
          (entry) =>
            entry.connection === connection &&
            entry.session === session &&
            entry.workstation !== undefined,
        );
        return known.of(connection, session)?.name ?? past?.workstation;
      });
    },
    hasTrayHost: () => (platform === 'linux' ? hasTrayHost(env) : Promise.resolve(true)),
    setStartAtLogin(on) {
      if (platform === 'linux') return setAutostart(on, ourselves, autostartFolder(env), log);
      setLoginItem(on);
      return Promise.resolve();
    },
  };
}
