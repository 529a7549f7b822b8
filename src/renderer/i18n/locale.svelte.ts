import type { LanguageMessages, Messages } from '../../shared/languages/language-messages.ts';
import { english } from '../../shared/languages/message-loaders.ts';

/** What the window speaks, and the locale of its dates and numbers. */
interface Spoken extends LanguageMessages {
  readonly locale: string;
}

let spoken = $state.raw<Spoken>({ ...english, locale: 'en' });

/** All messages of the language that is spoken. Read in markup or `$derived`, it follows when that changes. */
export const t = (): Messages => spoken.messages;

/** The locale that is spoken, for `Intl`. Follows as {@link t} does. */
export const locale = (): string => spoken.locale;

/** Changes the language of the whole page, and its `lang` attribute for screen readers. */
export function setLocale(loaded: LanguageMessages, inLocale = loaded.language): void {
  spoken = { ...loaded, locale: inLocale };
  document.documentElement.lang = loaded.language;
  document.documentElement.dir = loaded.direction;
}

// In development, changed message files are put in place in the same objects (build/messages): draw again.
if (import.meta.env.DEV)
  window.addEventListener('stagedoor:messages', () => {
    spoken = { ...spoken };
  });
