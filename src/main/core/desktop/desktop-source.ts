import { USUAL_PREFERENCES } from '../../../shared/settings/preferences.ts';
import type { DesktopPreferences, DesktopPreferencesSource } from './desktop-preferences.ts';
import type { PreferencesStore } from '../policy/preferences-store.ts';

/** {@link DesktopPreferencesSource} that follows the user's preferences; the usual ones until they were read. */
export function createDesktopSource(
  preferences: Pick<PreferencesStore, 'onChange'>,
): DesktopPreferencesSource {
  let now: DesktopPreferences = USUAL_PREFERENCES;
  const listeners = new Set<(now: DesktopPreferences) => void>();
  preferences.onChange(({ values }) => {
    now = values;
    for (const listener of listeners) listener(now);
  });
  return {
    current: () => now,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
