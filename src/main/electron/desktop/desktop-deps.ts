import type { Clock, Pause } from '../../core/base/clock.ts';
import type { Notices } from '../../core/base/notices.ts';
import type { MfaPrompts } from '../../core/sign-in/mfa-prompts.ts';
import type { DesktopPreferencesSource } from '../../core/desktop/desktop-preferences.ts';
import type { WorkstationMemory } from '../../core/workstations/workstation-memory.ts';
import type { TrayFavorite } from '../../core/desktop/tray-menu.ts';

/** What tray, notifications and badge need. */
export interface DesktopDeps {
  readonly clock: Clock;
  readonly pause: Pause;
  /** Aborted when the program shuts down. */
  readonly shutdownSignal: AbortSignal;
  readonly notices: Notices;
  readonly mfaPrompts: Pick<MfaPrompts, 'question' | 'onChange'>;
  readonly preferences: DesktopPreferencesSource;
  readonly known: WorkstationMemory;
  /** Favorites that can be connected to, by name. */
  favorites(): Promise<readonly TrayFavorite[]>;
  /** True if the desktop shows tray icons. */
  hasTrayHost(): Promise<boolean>;
  /** Sets whether the program starts at login. */
  setStartAtLogin(on: boolean): Promise<void>;
}
