import { withDetail } from '../../shared/base/failure-advice.ts';
import type { FailureOf, FailureText } from '../../shared/base/failure-text-types.ts';
import { failureLine, failureText } from '../../shared/base/failure-text.ts';
import type { Failure } from '../../shared/base/failure.ts';
import { ID_SOURCES } from './id-sources.ts';
import { messages } from '../../shared/languages/messages/en.arb';

const NO_KEYCHAIN =
  'On Linux, install gnome-keyring or KWallet and unlock it, or use a sign-in that needs no keychain, such as an AWS profile or the environment.';
const IN_WINDOW = 'Sign in to this connection in the Stagedoor window, then run the command again.';

/** What only the window can do. */
const BROWSER = 'open the stream in the browser';

/** Advice for an id that was not found: how to list the existing ones. Streams are not listed: one that is gone is not found. */
const LISTS: Readonly<Partial<Record<FailureOf<'not-found'>['what'], string>>> = {
  studio: ID_SOURCES.studio,
  workstation: ID_SOURCES.workstation,
  profile: ID_SOURCES.profile,
  backup: ID_SOURCES.backup,
};

/**
 * The English text of a failure for a terminal. A terminal has no buttons and no browser for signing in, and
 * a command keeps nothing that is not saved.
 */
export function commandFailureText(failure: Failure): FailureText {
  const { title, advice } = failureText(failure);
  if (needsBrowser(failure)) return { title, advice: IN_WINDOW };
  if (failure.code === 'vault-missing') return { title, advice: NO_KEYCHAIN };
  if (failure.code === 'viewer-failed')
    return { title, advice: advice.replace(BROWSER, `${BROWSER} from the Stagedoor window`) };
  const list = failure.code === 'not-found' ? LISTS[failure.what] : undefined;
  return { title, advice: list === undefined ? advice : withDetail(list, failure, messages) };
}

/** {@link commandFailureText} on one line, with other advice if it is passed. */
export function commandLine(failure: Failure, advice?: string): string {
  const text = commandFailureText(failure);
  return failureLine(failure, advice === undefined ? text : { ...text, advice });
}

/** True if only a sign-in in a browser helps. Commands never open one. */
const needsBrowser = (failure: Failure): boolean =>
  (failure.code === 'sign-in-needed' && failure.command === undefined) ||
  (failure.code === 'credentials-expired' && failure.origin === 'login');
