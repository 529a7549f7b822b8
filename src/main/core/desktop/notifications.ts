import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { NotificationContent, LaunchSummary } from '../../../shared/desktop/desktop-text.ts';
import { failureAction } from '../../../shared/base/failure-action.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { asksToStart, type LaunchState } from '../../../shared/launch/launch-state.ts';
import type { MfaQuestion } from '../sign-in/mfa-prompts.ts';
import type { DesktopPreferences } from './desktop-preferences.ts';

/** What notifications and the status depend on: all launches, and the open MFA question. */
export interface Scene {
  readonly launches: readonly LaunchState[];
  readonly question: MfaQuestion | null;
}

/**
 * The notifications for a step from one scene to the next: at most one of each kind. Each event belongs to exactly one
 * step, so nothing is reported twice. There are none while the window has the focus.
 */
export function notificationsFor(
  before: Scene,
  after: Scene,
  isFocused: boolean,
  { notifications }: DesktopPreferences,
): readonly NotificationContent[] {
  if (isFocused) return [];
  const old = new Map(before.launches.map((launch) => [launch.launch, launch]));
  const own = after.launches.filter((launch) => launch.elsewhere !== true);
  const ready: LaunchSummary[] = [];
  const failed: LaunchSummary[] = [];
  const stopped: LaunchSummary[] = [];
  const signIn: LaunchSummary[] = [];
  for (const launch of own) {
    const was = old.get(launch.launch);
    const summary = launchSummary(launch);
    if (launch.failure !== undefined) {
      if (was?.failure !== undefined) continue;
      const group = asksToStart(launch) ? stopped : wantsSignIn(launch.failure) ? signIn : failed;
      group.push({ ...summary, failure: launch.failure });
    } else if (isReady(launch) && !(was !== undefined && isReady(was))) ready.push(summary);
  }
  const isNewQuestion = after.question !== null && after.question.id !== before.question?.id;
  const all: readonly (NotificationContent | undefined)[] = [
    isSome(signIn) && notifications['sign-in-needed']
      ? { kind: 'sign-in-needed', about: signIn }
      : undefined,
    isNewQuestion && notifications['sign-in-needed'] ? { kind: 'code-needed' } : undefined,
    isSome(failed) && notifications.failed ? { kind: 'failed', about: failed } : undefined,
    isSome(stopped) && notifications.failed ? { kind: 'stopped', about: stopped } : undefined,
    isSome(ready) && notifications.ready ? { kind: 'ready', about: ready } : undefined,
  ];
  return all.filter((one) => one !== undefined);
}

/** What a notification shows about a launch. */
export function launchSummary({
  launch,
  connection,
  connectionName,
  session,
  workstation = session,
}: LaunchState): LaunchSummary {
  return {
    launch,
    connection,
    connectionName,
    ...omitUndefined({ workstation }),
  };
}

/** True from READY on, and after a start or a creation that was requested without connecting. */
function isReady({ state, entered }: LaunchState): boolean {
  if (state === 'checking' || state === 'opening' || state === 'opened') return true;
  return state === 'done' && (entered.starting !== undefined || entered.creating !== undefined);
}

/** True if the user must sign in or enter keys. */
const wantsSignIn = (failure: Failure): boolean =>
  failureAction(failure) === 'sign-in' || failure.code.startsWith('credentials-');

const isSome = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0;
