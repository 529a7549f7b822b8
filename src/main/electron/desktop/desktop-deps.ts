import type { DesktopPreferencesSource } from '../../core/desktop/desktop-preferences.ts';
import type { KnownWorkstations } from '../../core/workstations/known-workstations.ts';
import type { TrayFavourite } from '../../core/desktop/tray-menu.ts';

/** What the desktop around the window needs to know and to have done. */
export interface DesktopDeps {
  readonly preferences: DesktopPreferencesSource;
  readonly known: KnownWorkstations;
  /** Favourites that can be connected to, by name. */
  favourites(): Promise<readonly TrayFavourite[]>;
  /** True where somebody shows the tray's icons. */
  hasTrayHost(): Promise<boolean>;
  /** Sees to it that the program starts at login, or does not. */
  setStartAtLogin(on: boolean): Promise<void>;
}
