import { USUAL_PREFERENCES } from '../../../shared/settings/preferences.ts';
import { createEmitter } from '../base/emitter.ts';
import type { PreferencesStore } from '../policy/preferences-store.ts';

/** What of the preferences concerns the desktop around the window. */
export interface DesktopPreferences {
  /** What the system's notifications tell of, each by itself. */
  readonly notifications: {
    readonly ready: boolean;
    readonly failed: boolean;
    readonly 'stops-soon': boolean;
    readonly 'sign-in-needed': boolean;
  };
  readonly startAtLogin: boolean;
  readonly trayIcon: boolean;
}

/** Where they come from: what holds now, and every change of it. */
export interface DesktopPreferencesSource {
  current(): DesktopPreferences;
  onChange(listener: (now: DesktopPreferences) => void): () => void;
}

/** What holds where nobody has said anything. */
export const USUAL_DESKTOP_PREFERENCES: DesktopPreferences = {
  notifications: { ready: true, failed: true, 'stops-soon': true, 'sign-in-needed': true },
  startAtLogin: false,
  trayIcon: true,
};

/** {@link DesktopPreferencesSource} that follows the user's preferences; the usual ones until they were read. */
export function createDesktopSource(
  preferences: Pick<PreferencesStore, 'onChange'>,
): DesktopPreferencesSource {
  let now: DesktopPreferences = USUAL_PREFERENCES;
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
