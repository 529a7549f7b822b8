import type { WebContents, WebContentsConsoleMessageEventParams } from 'electron';
import { safeText } from '../../shared/base/safe-text.ts';
import type { Log } from '../core/base/log.ts';

/** How many errors of one page are logged, so that a page that fails again and again does not fill the log. */
const MAX_ERRORS = 50;
/** Enough for the first lines of a stack trace. */
const MAX_CHARACTERS = 1_000;
/** Electron before 35 passes the level as a number, and message and level as arguments of their own. */
const ERROR_LEVEL = 3;

/** Writes the errors on a page's console to the log. They are bugs, and the console is seen in development only. */
export function logWindowErrors(contents: WebContents, log: Promise<Pick<Log, 'error'>>): void {
  let logged = 0;
  const record = (message: string) => {
    if (logged === MAX_ERRORS) return;
    logged += 1;
    void log.then((to) => {
      to.error('the window reported an error', { text: safeText(message, MAX_CHARACTERS) });
    });
  };
  contents.on(
    'console-message',
    (details: Partial<WebContentsConsoleMessageEventParams>, level, message) => {
      if (details.level === 'error' || (level as unknown) === ERROR_LEVEL)
        record(details.message ?? message);
    },
  );
}
