import type { FailureText } from './failure-wording.ts';
import { failureWords, type FailureTexts } from './failure-words.ts';
import type { Texts } from '../languages/catalogue.ts';
import type { Notice } from './notice.ts';

/** A notice in words. `moment` says when a sign-in ends, in milliseconds since 1970. */
export function noticeWords(
  notice: Notice,
  texts: Pick<Texts, 'notices'> & FailureTexts,
  moment: (atMs: number) => string,
): FailureText {
  const { notices } = texts;
  switch (notice.about) {
    case 'settings-damaged':
      return notices['settings-damaged'](notice.keptAs);
    case 'home-unwritable':
    case 'keys-this-run':
    case 'sign-in-this-run':
      return notices[notice.about];
    case 'link':
    case 'policy':
    case 'not-begun':
      return failureWords(notice.failure, texts);
    case 'sign-in-ends':
      return notices['sign-in-ends'](moment(notice.until), notice.connections);
  }
}
