import { DEFAULT_PREFERENCES } from '../../../shared/settings/preferences.ts';
import { createEmitter } from '../base/emitter.ts';
import type { PreferencesStore } from '../policy/preferences-store.ts';

/** The preferences for the desktop integration: notifications, login and tray. */
export interface DesktopPreferences {
  /** Which events are shown as system notifications. */
  readonly notifications: {
    readonly ready: boolean;
    readonly failed: boolean;
    readonly 'stops-soon': boolean;
    readonly 'sign-in-needed': boolean;
  };
  readonly startAtLogin: boolean;
  readonly trayIcon: boolean;
}

/** The current desktop preferences and their changes. */
export interface DesktopPreferencesSource {
  current(): DesktopPreferences;
  onChange(listener: (now: DesktopPreferences) => void): () => void;
}

/** The defaults. */
export const DEFAULT_DESKTOP_PREFERENCES: DesktopPreferences = {
  notifications: { ready: true, failed: true, 'stops-soon': true, 'sign-in-needed': true },
  startAtLogin: false,
  trayIcon: true,
};

/** {@link DesktopPreferencesSource} over the user's preferences. Returns the defaults until those are read. */
export function createDesktopSource(
  preferences: Pick<PreferencesStore, 'onChange'>,
): DesktopPreferencesSource {
  let now: DesktopPreferences = DEFAULT_PREFERENCES;
  const changes = createEmitter<DesktopPreferences>();
  preferences.onChange(({ values }) => {
    now = values;
    changes.emit(now);
  });
  return {
    current: () => now,
    onChange: changes.on,
  };
}
