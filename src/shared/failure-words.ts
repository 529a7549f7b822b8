import {
  changeAdvice,
  changeTitles,
  diskWords,
  installAdvice,
  reachWords,
  said,
  spokenSeconds,
  streamAdvice,
} from './failure-advice.ts';
import type { Failure, FailureCode } from './failure.ts';
import { words, type FailureWords, type WordsFor } from './failure-wording.ts';
import { commandWords } from './failure-words-command.ts';
import { signInWords } from './failure-words-sign-in.ts';
import { troubleWords } from './trouble.ts';

/** Every failure's words. A new code does not compile without them. */
const table: { readonly [Code in FailureCode]: WordsFor<Code> } = {
  ...commandWords,
  'stream-failed': (f) =>
    words('The stream could not be made', streamAdvice(f.statusCode), 'retry'),
  'stream-gone': (f) =>
    words(
      'The stream has ended',
      `The service says ${f.state}. Connect again for a new one.`,
      'retry',
    ),
  'stream-expired': () =>
    words(
      'The stream has expired',
      "Connect again for a new one. If this repeats, check this machine's clock.",
      'retry',
    ),
  'change-failed': (f) => words(changeTitles[f.what], changeAdvice(f), 'retry'),
  'change-impossible': () =>
    words(
      'This connection cannot change workstations',
      'It can only connect to those that are ready. Ask your administrator to start or stop one.',
      'none',
    ),
  'eula-unreadable': () =>
    words(
      'The agreement of this image cannot be shown',
      'It is empty or too long, so it cannot be accepted here. Tell your administrator.',
      'none',
    ),
  'stream-url-refused': (f) =>
    words(
      'The address of the stream is not one to open',
      `${f.reason} Tell your administrator.`,
      'none',
    ),
  'time-limit': (f) =>
    words(
      `Not ready after ${spokenSeconds(f.seconds)}`,
      f.trouble === undefined
        ? 'The stream is still being prepared. Connect again to go on watching.'
        : `Last seen: ${troubleWords[f.trouble]}`,
      'retry',
    ),
  ...signInWords,
  'viewer-missing': (f) =>
    words('The DCV viewer is not installed', installAdvice[f.platform], 'install-viewer'),
  'viewer-unfit': (f) => words('The DCV viewer cannot be used', f.reason, 'install-viewer'),
  'viewer-failed': (f) =>
    words(
      'The DCV viewer closed at once',
      `It ended with code ${f.exitCode}. Try again, or open the stream in the browser.`,
      'open-in-browser',
    ),
  'viewer-not-started': () =>
    words('The DCV viewer did not start', 'Try again, or install it anew.', 'install-viewer'),
  'handover-unwritable': (f) =>
    words('The stream could not be handed over', diskWords[f.why], 'retry'),
  'not-found': (f) =>
    words(
      `This ${f.what} was not found`,
      'It may have been ended, or the connection leads to another studio.',
      'none',
    ),
  'vault-locked': () =>
    words(
      'The keychain is locked',
      'Unlock it (signing in to the desktop usually does) and try again.',
      'check-vault',
    ),
  'vault-missing': () =>
    words(
      'There is no keychain on this machine',
      'On Linux, install gnome-keyring or KWallet. Until then, keys last for this run only.',
      'check-vault',
    ),
  'vault-failed': (f) =>
    words('The keychain did not keep the keys', `${f.why} Nothing was saved.`, 'check-vault'),
  quota: (f) =>
    words(
      'The quota is used up',
      `Stop a workstation that is not needed, or ask for a higher quota.${said(f.detail)}`,
      'retry',
    ),
  'request-refused': (f) =>
    words(
      'The service refuses this request',
      `Check what was asked for, and the connection's settings.${said(f.detail)}`,
      'edit-connection',
    ),
  'service-unreachable': (f) =>
    words('The service cannot be reached', troubleWords[f.trouble], 'retry'),
  redirected: () =>
    words(
      'The service sends requests elsewhere',
      'They were not followed, to protect your keys. Check the endpoint.',
      'edit-connection',
    ),
  'proxy-login': () =>
    words(
      'The proxy of this network wants a sign-in',
      'Sign in to the proxy, or ask your network team to let this through.',
      'retry',
    ),
  certificate: (f) =>
    f.where === 'service'
      ? words(
          "The service's certificate is not trusted",
          'Nothing was sent. If your studio has its own authority, name its CA file in the connection.',
          'edit-connection',
        )
      : words(
          "The workstation's certificate is not trusted",
          'This connection is strict about it. Ask your administrator.',
          'none',
        ),
  'answer-too-large': () =>
    words(
      'The answer was too large',
      'This is not what the service sends. Check the endpoint.',
      'edit-connection',
    ),
  'host-unreachable': (f) =>
    words(
      'The workstation is ready, but cannot be reached',
      reachWords[f.cause](f.host, f.port),
      'try-anyway',
    ),
  bug: () =>
    words(
      'Stagedoor made a mistake',
      'Try again. The log says where it happened; please send it to us.',
      'retry',
    ),
};

/** The words of `failure`. Total: every code has its own. */
export function failureWords(failure: Failure): FailureWords {
  // The table has a row for exactly this code; TypeScript cannot follow that through the lookup.
  return (table[failure.code] as (f: Failure) => FailureWords)(failure);
}

/** Title and advice on one line, for the command line and notices. */
export function failureLine(failure: Failure): string {
  const { title, advice } = failureWords(failure);
  return `${title}${/[?.]$/.test(title) ? '' : '.'} ${advice}`;
}
