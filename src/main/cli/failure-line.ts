import type { FailureText } from '../../shared/base/failure-text-types.ts';
import { failureLine, failureWords } from '../../shared/base/failure-text.ts';
import type { Failure } from '../../shared/base/failure.ts';

const IN_WINDOW = 'Sign in to this connection in the Stagedoor window, then run the command again.';

/** The English text of a failure for a terminal, which has no browser to sign in with and no buttons. */
export function commandWords(failure: Failure): FailureText {
  const { title, advice } = failureWords(failure);
  return { title, advice: needsBrowser(failure) ? IN_WINDOW : advice };
}

/** {@link commandWords} on one line. */
export const commandLine = (failure: Failure): string =>
  failureLine(failure, commandWords(failure));

/** True if only a sign-in in a browser helps. Commands never open one. */
const needsBrowser = (failure: Failure): boolean =>
  (failure.code === 'sign-in-needed' && failure.command === undefined) ||
  (failure.code === 'credentials-expired' && failure.origin === 'login');
