import type { RefusedLink } from '../../shared/base/reasons.ts';
import { linkSentence } from '../../shared/base/reason-text.ts';
import { messages } from '../../shared/languages/messages/en.arb';

/** What the terminal shows for a link that is refused. A file of its own, so that no other start loads the texts for it. */
export const refusedLinkText = (refused: RefusedLink): string =>
  `The link was not opened. ${linkSentence(refused, messages.reasons)}`;
