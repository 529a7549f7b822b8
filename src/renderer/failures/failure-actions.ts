import type { RetryMethod } from '../../shared/ipc/contract-launches.ts';
import { failureAction, type FailureAction } from '../../shared/base/failure-action.ts';
import type { Failure } from '../../shared/base/failure.ts';
import { t } from '../i18n/locale.svelte.ts';

/** What a button of a failure does: retry in one of several ways, edit the connection or only its keys, open help, sign in, nothing more. */
export type FailureAct = RetryMethod | 'edit' | 'keys' | 'help' | 'sign-in' | 'dismiss';

/** A button of a failure. */
export interface FailureButton {
  readonly act: FailureAct;
  readonly label: string;
}

/** A button by the name of its word. */
type Name = keyof typeof acts;
const acts = {
  again: 'again',
  startAndConnect: 'start',
  anyway: 'anyway',
  browser: 'browser',
  websocket: 'websocket',
  install: 'help',
  keys: 'keys',
  signIn: 'sign-in',
  code: 'sign-in',
  edit: 'edit',
  cancel: 'dismiss',
} as const satisfies Record<string, FailureAct>;

const buttons: Readonly<Record<FailureAction, (failure: Failure) => readonly Name[]>> = {
  retry: () => ['again'],
  // A question.
  start: () => ['startAndConnect', 'cancel'],
  'try-anyway': () => ['anyway', 'websocket', 'again'],
  'open-in-browser': () => ['browser', 'again'],
  'install-viewer': ({ code }) => ['install', code === 'viewer-not-started' ? 'again' : 'browser'],
  'edit-connection': (failure) => {
    if (wantsKeys(failure)) return ['keys', 'again', 'edit'];
    return 'origin' in failure ? ['again', 'edit'] : ['edit'];
  },
  'sign-in': ({ code }) => [code.startsWith('mfa-') ? 'code' : 'signIn', 'again'],
  'check-vault': () => ['again'],
  none: () => [],
};

/** The buttons for a failure, the most likely first. */
export const failureButtons = (failure: Failure): readonly FailureButton[] =>
  buttons[failureAction(failure)](failure).map((name) => ({
    act: acts[name],
    label: t().buttons[name],
  }));

const NEED_A_LAUNCH: ReadonlySet<FailureAct> = new Set([
  'start',
  'anyway',
  'browser',
  'websocket',
  'dismiss',
]);

/** The buttons for a failure that does not belong to a launch. */
export const plainFailureButtons = (failure: Failure): readonly FailureButton[] =>
  failureButtons(failure).filter(({ act }) => !NEED_A_LAUNCH.has(act));

/** Only the buttons that sign in, for requests that the user repeats. */
export const signInButtons = (failure: Failure): readonly FailureButton[] =>
  failureButtons(failure).filter(({ act }) => act === 'sign-in');

/** True when new keys in the connection are what helps. Keys from elsewhere are replaced where they come from. */
export const wantsKeys = (failure: Failure): boolean =>
  failure.code.startsWith('credentials-') && !('origin' in failure) && !('wrong' in failure);

/** True when signing in is what helps. */
export const signInHelps = (failure: Failure): boolean => failureAction(failure) === 'sign-in';
