import type { Texts } from '../languages/catalogue.ts';
import type { RefusedLink } from './reasons.ts';

/** What is said of a reason: a sentence, or one made with the fact that comes with it. */
type Said = string | ((fact: string) => string);

/** The sentence of a reason that may come with a fact. */
export const sentenceOf = (said: Said, fact = ''): string =>
  typeof said === 'string' ? said : said(fact);

/** Why a link is not followed, as a sentence. */
export const linkSentence = ({ reason, part }: RefusedLink, { link }: Texts['reasons']): string =>
  sentenceOf(link[reason], part);
