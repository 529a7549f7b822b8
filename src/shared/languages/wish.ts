import type { Language } from '../settings/preferences.ts';
import { isSameLanguage } from './pick.ts';
import { TAGS, type Spoken } from './tags.ts';

/** What somebody wants to read: the language they have chosen, and those their system prefers. */
export interface LanguageWish {
  readonly preference: Language;
  /** BCP 47 tags, the best first. */
  readonly system: readonly string[];
}

/**
 * Tags in the order in which they are wished for. A language that was chosen is spoken with the dates of the
 * system where that is of the same language: who reads German in Austria has Austria's.
 */
export function wishedTags({ preference, system }: LanguageWish): readonly string[] {
  if (preference === 'system') return system;
  const tag = TAGS[preference];
  return [...system.filter((one) => isSameLanguage(one, tag)), tag];
}

/** More than a person can read. */
const MAX_TAGS = 20;
const MAX_LENGTH = 40;

/** A wish as the query of a page's address, so that a window speaks the right language from its first word on. */
export function wishQuery({ preference, system }: LanguageWish): string {
  const tags = system.filter((tag) => tag.length <= MAX_LENGTH).slice(0, MAX_TAGS);
  return `?${new URLSearchParams({ language: preference, system: tags.join(',') }).toString()}`;
}

/** Reads {@link wishQuery}. Total: what is not there is `otherwise`. */
export function parseWishQuery(query: string, otherwise: readonly string[]): LanguageWish {
  const read = new URLSearchParams(query);
  const language = read.get('language') ?? '';
  const system = (read.get('system') ?? '').split(',').filter((tag) => tag !== '');
  return {
    preference: isSpoken(language) ? language : 'system',
    system: system.length > 0 ? system : otherwise,
  };
}

const isSpoken = (text: string): text is Spoken => Object.hasOwn(TAGS, text);
