import type { LanguageMessages, Messages } from '../../shared/languages/language-messages.ts';
import { english } from '../../shared/languages/message-loaders.ts';

/** The language of the window, and the locale of its dates and numbers. */
interface CurrentLocale extends LanguageMessages {
  readonly locale: string;
}

let current = $state.raw<CurrentLocale>({ ...english, locale: 'en' });

/** All messages of the current language. Read in markup or `$derived`, it follows when that changes. */
export const t = (): Messages => current.messages;

/** The current locale, for `Intl`. Follows as {@link t} does. */
export const locale = (): string => current.locale;

/** Changes the language of the whole page, and its `lang` attribute for screen readers. */
export function setLocale(loaded: LanguageMessages, inLocale = loaded.language): void {
  current = { ...loaded, locale: inLocale };
  document.documentElement.lang = loaded.language;
  document.documentElement.dir = loaded.direction;
}

// In development, changed message files are put in place in the same objects (build/messages): draw again.
if (import.meta.env.DEV)
  window.addEventListener('stagedoor:messages', () => {
    current = { ...current };
  });
