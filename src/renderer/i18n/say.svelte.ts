import type { Catalogue, Texts } from '../../shared/languages/catalogue.ts';
import { english } from '../../shared/languages/languages.ts';

/** What the window speaks, and the locale of its dates and numbers. */
interface Spoken extends Catalogue {
  readonly locale: string;
}

let spoken = $state.raw<Spoken>({ ...english, locale: 'en' });

/** All texts of the language that is spoken. Read in markup or `$derived`, it follows when that changes. */
export const say = (): Texts => spoken.texts;

/** The locale that is spoken, for `Intl`. Follows as {@link say} does. */
export const locale = (): string => spoken.locale;

/** Changes the language of everything on screen, at once, and tells the page for whoever reads it aloud. */
export function speak(catalogue: Catalogue, inLocale = catalogue.language): void {
  spoken = { ...catalogue, locale: inLocale };
  document.documentElement.lang = catalogue.language;
  document.documentElement.dir = catalogue.direction;
}
