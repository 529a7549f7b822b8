import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Languages } from '../../shared/languages/message-loaders.ts';
import { createLocaleLoader } from '../../shared/languages/locale-loader.ts';
import { parseLocaleQuery } from '../../shared/languages/locale-preference.ts';
import type { PreferencesAnswer } from '../../shared/settings/preferences.ts';
import { setLocale } from './locale.svelte.ts';

/** The sources of the user's language preference. */
export interface LanguageSources {
  /** The query of the page's address: main puts the preference there. */
  readonly query?: string;
  readonly reader?: Pick<Navigator, 'languages'>;
  /** The user's preference; a page that has none stays with what its address says. */
  readonly preferences?: Pick<Bridge['preferences'], 'read' | 'changed'>;
  readonly languages?: Languages;
}

/**
 * Sets the preferred language that is available, and follows changes of the preference. Resolves when the first
 * language is set, because nothing has to be shown before. That language is in the page's address, so only the file
 * of the language has to be loaded. Later changes that main sends are followed.
 */
export async function followLanguage(sources: LanguageSources = {}): Promise<void> {
  const { query = location.search, reader = navigator, preferences, languages } = sources;
  const load = createLocaleLoader(setLocale, languages);
  let preferred = parseLocaleQuery(query, reader.languages);
  window.addEventListener('languagechange', () => {
    preferred = { ...preferred, system: reader.languages };
    void load(preferred);
  });
  const prefer = ({ values: { language } }: PreferencesAnswer) => {
    if (language === preferred.preference) return;
    preferred = { ...preferred, preference: language };
    void load(preferred);
  };
  if (preferences !== undefined) {
    preferences.changed(prefer);
    void preferences.read(undefined).then((reply) => {
      if (reply.ok) prefer(reply.value);
    });
  }
  await load(preferred);
}
