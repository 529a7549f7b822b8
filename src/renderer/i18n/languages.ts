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
 * Speaks what the user prefers of what there is, and follows when that changes. Resolves once the first
 * choice is spoken: before that nothing has to be shown. It is in the page's address, so nobody is waited for
 * but the language's own file; what main says of the preference afterwards is followed like any change.
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
