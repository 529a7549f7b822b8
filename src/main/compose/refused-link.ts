import type { RefusedLink } from '../../shared/base/reasons.ts';
import { linkSentence } from '../../shared/base/reason-text.ts';
import { messages } from '../../shared/languages/messages/en.arb';

/** The terminal's text for a refused link. In a separate file, so that other starts do not load its texts. */
export const refusedLinkText = (refused: RefusedLink): string =>
  `The link was not opened. ${linkSentence(refused, messages.reasons)}`;
