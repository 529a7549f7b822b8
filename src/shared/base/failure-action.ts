import type { Failure, FailureCode } from './failure.ts';

/** The button that the window shows with a failure. `none` if only the advice helps. */
export type FailureAction =
  | 'retry'
  | 'start'
  | 'try-anyway'
  | 'open-in-browser'
  | 'install-viewer'
  | 'edit-connection'
  | 'sign-in'
  | 'check-vault'
  | 'none';

type ActionFor<Code extends FailureCode> =
  | FailureAction
  | ((failure: Extract<Failure, { code: Code }>) => FailureAction);

/** The most helpful action for each code. A new code does not compile without one. */
const actions: { readonly [Code in FailureCode]: ActionFor<Code> } = {
  usage: 'none',
  'link-refused': 'none',
  'connection-unknown': 'none',
  'connection-unsupported': 'none',
  'connection-invalid': 'edit-connection',
  'studio-unclear': ({ count }) => (count === 0 ? 'none' : 'edit-connection'),
  'workstation-unclear': ({ ready }) => (ready === 0 ? 'retry' : 'none'),
  'settings-unwritable': 'retry',
  'settings-unreadable': 'retry',
  'settings-damaged': 'none',
  'settings-newer': 'none',
  'home-refused': 'none',
  'port-taken': 'none',
  'stream-failed': 'retry',
  'stream-gone': 'retry',
  'stream-expired': 'retry',
  'workstation-stopped': 'start',
  'change-failed': 'retry',
  'change-impossible': 'none',
  'eula-unreadable': 'none',
  'stream-url-refused': ({ host }) => (host === undefined ? 'none' : 'edit-connection'),
  'time-limit': 'retry',
  'credentials-missing': 'edit-connection',
  'credentials-refused': 'edit-connection',
  'credentials-expired': ({ origin }) => (origin === 'login' ? 'sign-in' : 'edit-connection'),
  'sign-in-needed': 'sign-in',
  'sign-in-denied': 'sign-in',
  'sign-in-late': 'sign-in',
  'mfa-needed': 'sign-in',
  'mfa-refused': 'sign-in',
  'profile-unknown': 'edit-connection',
  'profile-unusable': 'edit-connection',
  'profiles-unreadable': 'retry',
  'process-not-agreed': 'edit-connection',
  'clock-wrong': 'retry',
  'access-denied': 'none',
  'viewer-missing': 'install-viewer',
  'viewer-unfit': 'install-viewer',
  'viewer-failed': 'open-in-browser',
  'viewer-not-started': 'install-viewer',
  'handover-unwritable': 'retry',
  'report-unwritable': 'retry',
  'not-found': 'none',
  'vault-locked': 'check-vault',
  'vault-missing': 'check-vault',
  'vault-failed': 'check-vault',
  'keys-left': 'none',
  quota: 'retry',
  'request-refused': 'edit-connection',
  'service-unreachable': 'retry',
  redirected: 'edit-connection',
  'not-tls': 'edit-connection',
  'proxy-login': 'retry',
  certificate: ({ where }) => (where === 'stream' ? 'none' : 'edit-connection'),
  'answer-too-large': 'edit-connection',
  'tunnel-plugin': 'retry',
  'tunnel-failed': 'retry',
  'host-unreachable': 'try-anyway',
  'policy-unreadable': 'none',
  'not-allowed-by-policy': 'none',
  'update-refused': 'retry',
  'update-not-kept': 'retry',
  bug: 'retry',
};

/** The most helpful action for `failure`. Total. */
export function failureAction(failure: Failure): FailureAction {
  // The table has a row for exactly this code; TypeScript cannot follow that through the lookup.
  const action = actions[failure.code] as FailureAction | ((f: Failure) => FailureAction);
  return typeof action === 'function' ? action(failure) : action;
}
