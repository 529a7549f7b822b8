import type { Messages } from '../languages/language-messages.ts';
import type { RefusedLink } from './reasons.ts';

/** The parameter names that messages use for the fact of a reason. */
interface Facts {
  readonly part: string;
  readonly path: string;
  readonly profile: string;
  readonly code: string;
  readonly interpreter: string;
}

/** The message of a reason: a sentence, or a function of its fact. */
type ReasonMessage = string | ((facts: Facts) => string);

/** The sentence of a reason, which may include a fact. */
export const sentenceOf = (message: ReasonMessage, fact = ''): string =>
  typeof message === 'string'
    ? message
    : message({ part: fact, path: fact, profile: fact, code: fact, interpreter: fact });

/** Why a link is not followed, as a sentence. */
export const linkSentence = (
  { reason, part }: RefusedLink,
  { link }: Messages['reasons'],
): string => sentenceOf(link[reason], part);
