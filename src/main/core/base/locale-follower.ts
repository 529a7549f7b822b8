import type { Languages } from '../../../shared/languages/languages.ts';
import {
  createLocaleLoader,
  englishLocale,
  type ActiveLocale,
} from '../../../shared/languages/locale-loader.ts';
import type { LocalePreference } from '../../../shared/languages/locale-preference.ts';
import type { Language } from '../../../shared/settings/preferences.ts';

/** What main speaks around the window: in its menus, the tray, notifications. */
export interface LocaleSource {
  current(): ActiveLocale;
  /** Told when another language is spoken, and at once that is. */
  onChange(listener: () => void): () => void;
}

/** {@link LocaleSource} that follows the preference. */
export interface LocaleFollower extends LocaleSource {
  /** The preference now. */
  readonly preferred: () => LocalePreference;
  /** Settles once the language that is preferred from now on is spoken. */
  prefer(preference: Language): Promise<void>;
}

/** {@link LocaleFollower}, in English until `first` was read. */
export function createLocaleFollower(
  first: LocalePreference,
  languages?: Languages,
): LocaleFollower & { readonly ready: Promise<void> } {
  const listeners = new Set<() => void>();
  let preferred = first;
  let spoken = englishLocale;
  const load = createLocaleLoader(({ messages }, locale) => {
    const changes = messages !== spoken.messages || locale !== spoken.locale;
    spoken = { messages, locale };
    if (changes) for (const listener of listeners) listener();
  }, languages);
  return {
    current: () => spoken,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    preferred: () => preferred,
    async prefer(preference) {
      if (preference === preferred.preference) return;
      preferred = { ...preferred, preference };
      await load(preferred);
    },
    ready: load(first),
  };
}
