import type { Log } from '../../core/base/log.ts';
import {
  NO_SETTINGS,
  parseSettings,
  settingsText,
  SETTINGS_MAX_BYTES,
  type SettingsStore,
} from '../../core/settings/settings.ts';
import { createJsonFileStore, unreadable } from '../base/json-file-store.ts';

export interface SettingsFileOptions {
  readonly path: string;
  readonly log: Log;
  /** Called with the new path after a damaged file was moved away. */
  readonly onDamaged?: (movedTo: string) => void;
}

/** Creates a {@link SettingsStore} in one JSON file. */
export function createSettingsFile(options: SettingsFileOptions): SettingsStore {
  const file = createJsonFileStore({
    ...options,
    name: 'settings',
    initial: NO_SETTINGS,
    maxBytes: SETTINGS_MAX_BYTES,
    parse: (text) => {
      const { settings: value, state } = parseSettings(text);
      return { value, state };
    },
    text: settingsText,
  });
  return {
    async read() {
      const read = await file.read();
      const { value: settings, state } = read;
      switch (state) {
        case 'unreadable':
          return { settings, state, failure: unreadable(options.path, read) };
        case 'newer':
          return { settings, state, failure: { code: 'settings-newer' } };
        default:
          return { settings, state };
      }
    },
    update: (change) => file.update(change),
  };
}
