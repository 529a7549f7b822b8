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
