/** The language of the program, and the locale for its dates and numbers. */
export interface LanguageChoice {
  readonly language: string;
  readonly locale: string;
}

/**
 * The first preferred language that is available, or English. Two tags are the same language if
 * language and script agree: `zh-CN` matches `zh-Hans`, `zh-TW` does not. Total: an invalid tag is
 * skipped.
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
