import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import {
  changeAdvice,
  changeTitles,
  disk,
  install,
  reach,
  said,
  spokenSeconds,
  streamAdvice,
  streamUrl,
} from './advice.ts';
import { commandFailures } from './failures-command.ts';
import { machineFailures } from './failures-machine.ts';
import { signInFailures } from './failures-sign-in.ts';
import { troubles } from './troubles.ts';

/** What is said of each failure. A new code does not compile without words. */
export const failures = {
  ...commandFailures,
  ...machineFailures,
  'stream-failed': (f) => words('The stream could not be made', streamAdvice(f.statusCode)),
  'stream-gone': (f) =>
    words('The stream has ended', `The service says ${f.state}. Connect again for a new one.`),
  'stream-expired': words(
    'The stream has expired',
    "Connect again for a new one. If this repeats, check this machine's clock.",
  ),
  'change-failed': (f) => words(changeTitles[f.what], changeAdvice(f)),
  'change-impossible': words(
    'This connection cannot change workstations',
    'It can only connect to those that are ready. Ask your administrator to start or stop one.',
  ),
  'eula-unreadable': words(
    'The agreement of this image cannot be shown',
    'It is empty or too long, so it cannot be accepted here. Tell your administrator.',
  ),
  'stream-url-refused': (f) =>
    words(
      'The address of the stream is not one to open',
      `${f.reason === 'part' ? `Its ${f.part ?? ''} cannot be handed over.` : streamUrl[f.reason]} Tell your administrator.`,
    ),
  'time-limit': (f) =>
    words(
      `Not ready after ${spokenSeconds(f.seconds)}`,
      f.trouble === undefined
        ? 'The stream is still being prepared. Connect again to go on watching.'
        : `Last seen: ${troubles[f.trouble]}`,
    ),
  ...signInFailures,
  'viewer-missing': (f) => words('The DCV viewer is not installed', install[f.platform]),
  'viewer-unfit': (f) => words('The DCV viewer cannot be used', f.reason),
  'viewer-failed': (f) =>
    words(
      'The DCV viewer closed at once',
      `It ended with code ${f.exitCode}. Try again, or open the stream in the browser.`,
    ),
  'viewer-not-started': words('The DCV viewer did not start', 'Try again, or install it anew.'),
  'handover-unwritable': (f) => words('The stream could not be handed over', disk[f.why]),
  'report-unwritable': (f) =>
    words(
      'The file could not be saved',
      f.why === 'full' ? disk.full : 'Choose another folder and try again.',
    ),
  'not-found': (f) =>
    words(
      `This ${f.what} was not found`,
      'It may have been ended, or the connection leads to another studio.',
    ),
  'vault-locked': words(
    'The keychain is locked',
    'Unlock it (signing in to the desktop usually does) and try again.',
  ),
  'vault-missing': words(
    'There is no keychain on this machine',
    'On Linux, install gnome-keyring or KWallet. Until then, keys last for this run only.',
  ),
  'vault-failed': (f) => words('The keychain did not keep the keys', `${f.why} Nothing was saved.`),
  quota: (f) =>
    words(
      'The quota is used up',
      `Stop a workstation that is not needed, or ask for a higher quota.${said(f.detail)}`,
    ),
  'request-refused': (f) =>
    words(
      'The service refuses this request',
      `Check what was asked for, and the connection's settings.${said(f.detail)}`,
    ),
  'service-unreachable': (f) => words('The service cannot be reached', troubles[f.trouble]),
  redirected: words(
    'The service sends requests elsewhere',
    'They were not followed, to protect your keys. Check the endpoint.',
  ),
  'proxy-login': words(
    'The proxy of this network wants a sign-in',
    'Sign in to the proxy, or ask your network team to let this through.',
  ),
  certificate: (f) =>
    f.where === 'service'
      ? words(
          "The service's certificate is not trusted",
          'Nothing was sent. If your studio has its own authority, name its CA file in the connection.',
        )
      : words(
          "The workstation's certificate is not trusted",
          'This connection is strict about it. Ask your administrator.',
        ),
  'answer-too-large': words(
    'The answer was too large',
    'This is not what the service sends. Check the endpoint.',
  ),
  'host-unreachable': (f) =>
    words('The workstation is ready, but cannot be reached', reach[f.cause](f.host, f.port)),
  bug: words(
    'Stagedoor made a mistake',
    'Try again. The log says where it happened; please send it to us.',
  ),
} satisfies { readonly [Code in FailureCode]: WordsFor<Code> };
