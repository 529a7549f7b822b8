import type { FailureText, FailureMessages } from './failure-text-types.ts';
import { failureText } from './failure-text.ts';
import type { Messages } from '../languages/language-messages.ts';
import type { Moment } from '../languages/moment.ts';
import type { Notice } from './notice.ts';

/** The text of a notice. `moment` formats the end of a sign-in, given in milliseconds since 1970. */
export function noticeText(
  notice: Notice,
  messages: Pick<Messages, 'notices'> & FailureMessages,
  moment: (atMs: number) => Moment,
): FailureText {
  const { notices } = messages;
  switch (notice.about) {
    case 'settings-damaged': {
      const { keptAs, what } = notice;
      const { title, advice } = notices[notice.about];
      if (what === undefined) return { title, advice: advice({ keptAs }) };
      const stored = messages.advice.stored[what];
      return { title: stored.unreadable, advice: stored.damaged({ keptAs }) };
    }
    case 'home-unwritable': {
      const { title, advice, notAFolder } = notices[notice.about];
      const { path } = notice;
      return { title, advice: path === undefined ? advice : notAFolder({ path }) };
    }
    case 'keys-this-run':
    case 'sign-in-this-run':
      return notices[notice.about];
    case 'link':
    case 'policy':
    case 'unread':
    case 'not-begun':
    case 'not-removed':
      return failureText(notice.failure, messages);
    case 'sign-in-ends': {
      const { title, advice } = notices[notice.about];
      return {
        title: title(moment(notice.until)),
        advice: advice({ connections: notice.connections }),
      };
    }
  }
}
