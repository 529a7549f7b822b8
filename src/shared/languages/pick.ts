/** What is spoken: a language that is offered, and the locale whose dates and numbers go with it. */
export interface LanguageChoice {
  readonly language: string;
  readonly locale: string;
}

/**
 * The most preferred language that is offered, otherwise English. Two tags are of one language when
 * language and script agree: `zh-CN` is read by who is offered `zh-Hans`, `zh-TW` is not. Total: a tag
 * that is none is passed over.
 */
export function pickLanguage(
  preferred: readonly string[],
  offered: readonly string[],
): LanguageChoice {
  for (const locale of preferred) {
    const wanted = written(locale);
    const language = offered.find((one) => written(one) === wanted);
    if (wanted !== undefined && language !== undefined) return { language, locale };
  }
  return { language: 'en', locale: 'en' };
}

/** True for two tags that are read by the same people. */
export function isSameLanguage(one: string, other: string): boolean {
  const tag = written(one);
  return tag !== undefined && tag === written(other);
}

function written(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script ?? ''}`;
  } catch {
    return undefined;
  }
}
