import type { RetryWay } from '../../shared/contract-launches.ts';
import { failureWords } from '../../shared/failure-words.ts';
import type { FailureAction } from '../../shared/failure-wording.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CueKind } from './cue-kind.ts';

/** What a button beside a failure does: try in some way, show the connection, open help, sign in. */
export type FailureAct = RetryWay | 'edit' | 'help' | 'sign-in';

/** One button beside a failure. */
export interface FailureButton {
  readonly act: FailureAct;
  readonly label: string;
}

const again: FailureButton = { act: 'again', label: 'Try again' };
const anyway: FailureButton = { act: 'anyway', label: 'Try anyway' };
const browser: FailureButton = { act: 'browser', label: 'Open in browser' };
const install: FailureButton = { act: 'help', label: 'How to install it' };
const keys: FailureButton = { act: 'edit', label: 'Enter keys' };
const signIn: FailureButton = { act: 'sign-in', label: 'Sign in' };
const code: FailureButton = { act: 'sign-in', label: 'Enter a code' };
const connection: FailureButton = { act: 'edit', label: 'Show connection' };

const buttons: Readonly<Record<FailureAction, (failure: Failure) => readonly FailureButton[]>> = {
  retry: () => [again],
  'try-anyway': () => [anyway, again],
  'open-in-browser': () => [browser, again],
  'install-viewer': ({ code }) => [install, code === 'viewer-not-started' ? again : browser],
  'edit-connection': (failure) => (wantsKeys(failure) ? [keys, again] : [connection]),
  'sign-in': (failure) => [failure.code.startsWith('mfa-') ? code : signIn, again],
  'check-vault': () => [again],
  none: () => [],
};

/** The buttons beside a failure, the likely one first. */
export const failureButtons = (failure: Failure): readonly FailureButton[] =>
  buttons[failureWords(failure).action](failure);

/** The same, where there is nothing to launch: only what helps to read or save something. */
export const plainFailureButtons = (failure: Failure): readonly FailureButton[] =>
  failureButtons(failure).filter(({ act }) => act !== 'anyway' && act !== 'browser');

/** Those of them that sign in, where a wish is best made again by hand. */
export const signInButtons = (failure: Failure): readonly FailureButton[] =>
  failureButtons(failure).filter(({ act }) => act === 'sign-in');

/** True when new keys are what helps. */
export const wantsKeys = ({ code }: Failure): boolean => code.startsWith('credentials-');

/** True when signing in is what helps. */
export const signInHelps = (failure: Failure): boolean =>
  failureWords(failure).action === 'sign-in';

/** Amber where the user can mend it here and now, red else. */
export function failureCue(failure: Failure): CueKind {
  const { action } = failureWords(failure);
  return action === 'retry' || action === 'none' ? 'stop' : 'care';
}
