import type { Languages } from '../../../shared/languages/message-loaders.ts';
import {
  createLocaleLoader,
  englishLocale,
  type ActiveLocale,
} from '../../../shared/languages/locale-loader.ts';
import type { LocalePreference } from '../../../shared/languages/locale-preference.ts';
import type { Language } from '../../../shared/settings/preferences.ts';

/** The locale of everything around the window: menus, the tray, notifications. */
export interface LocaleSource {
  current(): ActiveLocale;
  /** Calls the listener after the language or the locale has changed. */
  onChange(listener: () => void): () => void;
}

/** {@link LocaleSource} that follows the preference. */
export interface LocaleFollower extends LocaleSource {
  /** The preference now. */
  readonly preferred: () => LocalePreference;
  /** Changes the preference; settles when its language is in use. */
  prefer(preference: Language): Promise<void>;
}

/** {@link LocaleFollower} that uses English until the language of `first` is loaded. */
export function createLocaleFollower(
  first: LocalePreference,
  languages?: Languages,
): LocaleFollower & { readonly ready: Promise<void> } {
  const listeners = new Set<() => void>();
  let preferred = first;
  let active = englishLocale;
  const load = createLocaleLoader(({ messages }, locale) => {
    const changes = messages !== active.messages || locale !== active.locale;
    active = { messages, locale };
    if (changes) for (const listener of listeners) listener();
  }, languages);
  return {
    current: () => active,
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
