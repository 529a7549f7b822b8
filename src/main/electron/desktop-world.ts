import type { DesktopPreferencesSource } from '../core/desktop-preferences.ts';
import type { KnownWorkstations } from '../core/known-workstations.ts';
import type { TrayFavourite } from '../core/tray-menu.ts';

/** What the desktop around the window needs to know and to have done. */
export interface DesktopWorld {
  readonly preferences: DesktopPreferencesSource;
  readonly known: KnownWorkstations;
  /** Favourites that can be connected to, by name. */
  favourites(): Promise<readonly TrayFavourite[]>;
  /** True where somebody shows the tray's icons. */
  hasTrayHost(): Promise<boolean>;
  /** Sees to it that the program starts at login, or does not. */
  setStartAtLogin(on: boolean): Promise<void>;
}
