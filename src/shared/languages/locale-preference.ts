import type { Language } from '../settings/preferences.ts';
import { isSameLanguage } from './pick.ts';
import { TAGS, type AvailableLanguage } from './tags.ts';

/** Which language someone prefers: the one they have chosen, and those of their system. */
export interface LocalePreference {
  readonly preference: Language;
  /** BCP 47 tags, the best first. */
  readonly system: readonly string[];
}

/**
 * Tags, the preferred one first. A language that was chosen comes with the dates of the system if that is of the same
 * language: German in Austria has Austria's dates.
 */
export function preferredTags({ preference, system }: LocalePreference): readonly string[] {
  if (preference === 'system') return system;
  const tag = TAGS[preference];
  return [...system.filter((one) => isSameLanguage(one, tag)), tag];
}

/** More than a person can read. */
const MAX_TAGS = 20;
const MAX_LENGTH = 40;

/** A preference as the query of a page's address, so that a window has the right language from its first word on. */
export function localeQuery({ preference, system }: LocalePreference): string {
  const tags = system.filter((tag) => tag.length <= MAX_LENGTH).slice(0, MAX_TAGS);
  return `?${new URLSearchParams({ language: preference, system: tags.join(',') }).toString()}`;
}

/** Reads {@link localeQuery}. Total: what is not there is `otherwise`. */
export function parseLocaleQuery(query: string, otherwise: readonly string[]): LocalePreference {
  const read = new URLSearchParams(query);
  const language = read.get('language') ?? '';
  const system = (read.get('system') ?? '').split(',').filter((tag) => tag !== '');
  return {
    preference: isAvailable(language) ? language : 'system',
    system: system.length > 0 ? system : otherwise,
  };
}

const isAvailable = (text: string): text is AvailableLanguage => Object.hasOwn(TAGS, text);
