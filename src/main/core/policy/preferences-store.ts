import { createEmitter } from '../base/emitter.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { PreferencesAnswer, PreferencesChange } from '../../../shared/settings/preferences.ts';
import {
  changed,
  effectivePreferences,
  namesIn,
  type SavedPreferences,
} from '../settings/preferences.ts';
import type { ReadPolicy } from './policy.ts';
import type { SettingsStore } from '../settings/settings.ts';

/** The user's preferences, within the limits of the machine's policy. */
export interface PreferencesStore {
  read(): Promise<PreferencesAnswer>;
  /** Changes the preferences that are named. Fails with `not-allowed-by-policy`, without any change, if one is locked. */
  set(change: PreferencesChange): Promise<Result<PreferencesAnswer>>;
  /** Reads again and reports changes, because policies and files change outside Stagedoor. */
  refresh(): Promise<void>;
  onChange(listener: (now: PreferencesAnswer) => void): () => void;
}

/** {@link PreferencesStore} on top of the settings. */
export function createPreferencesStore(
  settings: SettingsStore,
  readPolicy: ReadPolicy,
): PreferencesStore {
  const changes = createEmitter<PreferencesAnswer>();
  let reported: string | undefined;
  const answer = async (kept: SavedPreferences): Promise<PreferencesAnswer> => {
    const policy = await readPolicy();
    return effectivePreferences(kept, policy.state === 'applies' ? policy.policy.preferences : {});
  };
  const read = async () => answer((await settings.read()).settings.preferences);
  const report = (now: PreferencesAnswer) => {
    const text = JSON.stringify(now);
    if (text === reported) return;
    reported = text;
    changes.emit(now);
  };
  return {
    read,
    async set(change) {
      const { locked } = await read();
      if (namesIn(change).some((name) => locked.includes(name)))
        return err({ code: 'not-allowed-by-policy', rule: 'preference' });
      const saved = await settings.update((now) => ({
        ...now,
        preferences: changed(now.preferences, change),
      }));
      if (!saved.ok) return saved;
      const next = await answer(saved.value.preferences);
      report(next);
      return ok(next);
    },
    async refresh() {
      report(await read());
    },
    onChange: changes.on,
  };
}
