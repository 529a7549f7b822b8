import type { Messages } from '../languages/language-messages.ts';
import type { RefusedLink } from './reasons.ts';

/** What the one fact that comes with a reason is called by the messages that take it. */
interface Facts {
  readonly part: string;
  readonly path: string;
  readonly profile: string;
  readonly code: string;
}

/** What is said of a reason: a sentence, or one made with the fact that comes with it. */
type Said = string | ((facts: Facts) => string);

/** The sentence of a reason that may come with a fact. */
export const sentenceOf = (said: Said, fact = ''): string =>
  typeof said === 'string' ? said : said({ part: fact, path: fact, profile: fact, code: fact });

/** Why a link is not followed, as a sentence. */
export const linkSentence = (
  { reason, part }: RefusedLink,
  { link }: Messages['reasons'],
): string => sentenceOf(link[reason], part);
