import type { Catalogue } from '../../shared/languages/catalogue.ts';
import { pickLanguage } from '../../shared/languages/pick.ts';
import { english, speak } from './say.svelte.ts';

/** Reads a language; each is a file of its own that is loaded when it is spoken. */
export type Languages = Readonly<Record<string, () => Promise<Catalogue>>>;

/** The languages beside English, by BCP 47 tag. */
const others: Languages = {};

/** Where it is known what somebody prefers to read. */
type Preferring = Pick<Navigator, 'languages'>;

/**
 * Speaks what the user prefers of what there is, and follows when that changes. Resolves once the first
 * choice is spoken: before that nothing has to be shown. A language that cannot be read is English.
 */
export async function followLanguage(
  page: Window = window,
  reader: Preferring = navigator,
  languages: Languages = others,
): Promise<void> {
  let turn = 0;
  const look = async () => {
    const mine = (turn += 1);
    const { language, locale } = pickLanguage(reader.languages, ['en', ...Object.keys(languages)]);
    const catalogue = await languages[language]?.().catch(() => undefined);
    if (mine === turn) speak(catalogue ?? english, catalogue || language === 'en' ? locale : 'en');
  };
  page.addEventListener('languagechange', () => void look());
  await look();
}
