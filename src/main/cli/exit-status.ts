import type { FailureCode } from '../../shared/base/failure.ts';

/** Exit statuses. Studios' scripts rely on them. */
export const EXIT = {
  done: 0,
  usage: 2,
  stream: 3,
  timeLimit: 4,
  signIn: 5,
  viewer: 6,
  notFound: 7,
  vault: 8,
  refused: 9,
  unreachable: 10,
  bug: 70,
  cancelled: 130,
} as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/**
 * The exit status of each failure. A settings folder that cannot be written counts as wrong usage, because
 * STAGEDOOR_HOME names it; a hand-over folder counts as a viewer that could not be started.
 */
const table: Readonly<Record<FailureCode, ExitStatus>> = {
  usage: EXIT.usage,
  'link-refused': EXIT.usage,
  'connection-unknown': EXIT.usage,
  'connection-unsupported': EXIT.usage,
  'connection-invalid': EXIT.usage,
  'studio-unclear': EXIT.usage,
  'workstation-unclear': EXIT.usage,
  'settings-unwritable': EXIT.usage,
  'settings-unreadable': EXIT.usage,
  'settings-newer': EXIT.usage,
  'port-taken': EXIT.usage,
  'stream-failed': EXIT.stream,
  'stream-gone': EXIT.stream,
  'stream-expired': EXIT.stream,
  'workstation-stopped': EXIT.stream,
  'change-failed': EXIT.stream,
  'change-impossible': EXIT.usage,
  'eula-unreadable': EXIT.refused,
  'stream-url-refused': EXIT.stream,
  'time-limit': EXIT.timeLimit,
  'credentials-missing': EXIT.signIn,
  'credentials-refused': EXIT.signIn,
  'credentials-expired': EXIT.signIn,
  'access-denied': EXIT.signIn,
  'sign-in-needed': EXIT.signIn,
  'sign-in-denied': EXIT.signIn,
  'sign-in-late': EXIT.signIn,
  'mfa-needed': EXIT.signIn,
  'mfa-refused': EXIT.signIn,
  'profile-unknown': EXIT.signIn,
  'profile-unusable': EXIT.signIn,
  'process-not-agreed': EXIT.signIn,
  'clock-wrong': EXIT.signIn,
  'viewer-missing': EXIT.viewer,
  'viewer-unfit': EXIT.viewer,
  'viewer-failed': EXIT.viewer,
  'viewer-not-started': EXIT.viewer,
  'handover-unwritable': EXIT.viewer,
  'report-unwritable': EXIT.usage,
  'not-found': EXIT.notFound,
  'vault-locked': EXIT.vault,
  'vault-missing': EXIT.vault,
  'vault-failed': EXIT.vault,
  quota: EXIT.refused,
  'request-refused': EXIT.refused,
  'service-unreachable': EXIT.unreachable,
  redirected: EXIT.unreachable,
  'proxy-login': EXIT.unreachable,
  certificate: EXIT.unreachable,
  'answer-too-large': EXIT.unreachable,
  'host-unreachable': EXIT.unreachable,
  'policy-unreadable': EXIT.usage,
  'not-allowed-by-policy': EXIT.signIn,
  'update-refused': EXIT.refused,
  'update-not-kept': EXIT.usage,
  bug: EXIT.bug,
};

/** The exit status for a failure. */
export const exitStatusOf = (code: FailureCode): ExitStatus => table[code];
