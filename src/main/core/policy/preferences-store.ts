import { createEmitter } from '../base/emitter.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { PreferencesAnswer, PreferencesChange } from '../../../shared/settings/preferences.ts';
import { changed, inEffect, namesIn, type KeptPreferences } from '../settings/preferences.ts';
import type { ReadPolicy } from './policy.ts';
import type { SettingsStore } from '../settings/settings.ts';

/** What the user prefers, within what the machine's policy leaves. */
export interface PreferencesStore {
  read(): Promise<PreferencesAnswer>;
  /** Changes what is named. Fails with `not-allowed-by-policy` where one of that is locked: nothing is changed then. */
  set(change: PreferencesChange): Promise<Result<PreferencesAnswer>>;
  /** Reads again, and tells where another holds than was told last: policies and files change from outside. */
  look(): Promise<void>;
  onChange(listener: (now: PreferencesAnswer) => void): () => void;
}

/** {@link PreferencesStore} over the settings. */
export function createPreferencesStore(
  settings: SettingsStore,
  readPolicy: ReadPolicy,
): PreferencesStore {
  const changes = createEmitter<PreferencesAnswer>();
  let told: string | undefined;
  const answer = async (kept: KeptPreferences): Promise<PreferencesAnswer> => {
    const reading = await readPolicy();
    return inEffect(kept, reading.state === 'applies' ? reading.policy.preferences : {});
  };
  const read = async () => answer((await settings.read()).settings.preferences);
  const tell = (now: PreferencesAnswer) => {
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
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
      tell(next);
      return ok(next);
    },
    async look() {
      tell(await read());
    },
    onChange: changes.on,
  };
}
