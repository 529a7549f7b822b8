import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { said } from './advice.ts';

/** What is said of keys, sign-ins and what somebody may not do. */
export const signInFailures = {
  'credentials-missing': words('You are not signed in', 'Enter the keys of this connection again.'),
  'credentials-refused': words(
    'The service does not accept these keys',
    'Check the access key and the secret key, and enter them again.',
  ),
  'credentials-expired': words('Your sign-in has expired', 'Enter new keys for this connection.'),
  'sign-in-needed': words('You are signed out', 'Sign in again; everything stays in its place.'),
  'sign-in-denied': words(
    'You were not signed in',
    'The sign-in page refused, or was told to. Try again.',
  ),
  'sign-in-late': words(
    'The sign-in took too long',
    'It waits for five minutes. Try again when you are ready.',
  ),
  'mfa-needed': words(
    'A code from your device is needed',
    'Connect in the window, or run this in a terminal that can ask for it.',
  ),
  'mfa-refused': words(
    'The code was not accepted',
    'Codes are good for half a minute and once only. Try again with the next one.',
  ),
  'profile-unknown': (f) =>
    words(
      `There is no AWS profile “${f.profile}” on this machine`,
      'Choose another one, or add it to ~/.aws/config.',
    ),
  'profile-unusable': (f) => words(`The AWS profile “${f.profile}” cannot be used`, f.why),
  'process-not-agreed': (f) =>
    words(
      `The AWS profile “${f.profile}” runs a program`,
      'It is run only after you have seen its command and agreed, in the window.',
    ),
  'clock-wrong': (f) =>
    words(
      `This machine's clock is ${f.minutes} minutes off`,
      'Signing in needs the right time. Set the clock, or switch on automatic time.',
    ),
  'access-denied': (f) =>
    words(
      'You may not do this here',
      `Ask your administrator for permission to ${f.operation}.${said(f.detail)}`,
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
