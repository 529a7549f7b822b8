import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { launchIndicator, type IndicatorKind } from '../../../shared/base/status-indicator.ts';
import type { DesktopTelling, Told } from '../../../shared/desktop/desktop-words.ts';
import { failureAction } from '../../../shared/base/failure-action.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { MfaQuestion } from '../sign-in/mfa-prompts.ts';
import type { DesktopPreferences } from './desktop-preferences.ts';

/** What the desktop is told about: all launches, and the code somebody waits for. */
export interface Scene {
  readonly launches: readonly LaunchState[];
  readonly question: MfaQuestion | null;
}

export interface DesktopNotification {
  /** What has happened between the two scenes and is worth a notification: one for each kind at most. */
  readonly tellings: readonly DesktopTelling[];
  /** How many launches, and questions, want the user. */
  readonly badge: number;
  /** What the tray's light says. */
  readonly cue: IndicatorKind;
}

/**
 * What the step from one scene to the next is worth. Each event is in the difference of exactly one
 * step, so nothing is told twice. With the window in front there is nothing to tell: it shows it.
 */
export function notificationFor(
  before: Scene,
  after: Scene,
  isFocused: boolean,
  { notifications }: DesktopPreferences,
): DesktopNotification {
  const old = new Map(before.launches.map((launch) => [launch.launch, launch]));
  const ours = after.launches.filter((launch) => launch.elsewhere !== true);
  const ready: Told[] = [];
  const failed: Told[] = [];
  const signIn: Told[] = [];
  for (const launch of ours) {
    const was = old.get(launch.launch);
    const told = toldOf(launch);
    if (launch.failure !== undefined) {
      if (was?.failure !== undefined) continue;
      (wantsSignIn(launch.failure) ? signIn : failed).push({ ...told, failure: launch.failure });
    } else if (isReady(launch) && !(was !== undefined && isReady(was))) ready.push(told);
  }
  const asked = after.question !== null && after.question.id !== before.question?.id;
  const all: readonly (DesktopTelling | undefined)[] = [
    isSome(signIn) && notifications['sign-in-needed']
      ? { kind: 'sign-in-needed', about: signIn }
      : undefined,
    asked && notifications['sign-in-needed'] ? { kind: 'code-needed' } : undefined,
    isSome(failed) && notifications.failed ? { kind: 'failed', about: failed } : undefined,
    isSome(ready) && notifications.ready ? { kind: 'ready', about: ready } : undefined,
  ];
  return {
    tellings: isFocused ? [] : all.filter((one) => one !== undefined),
    badge: ours.filter(({ failure }) => failure !== undefined).length + (after.question ? 1 : 0),
    cue: cueOf(after),
  };
}

/** What a launch is known by in words. */
export function toldOf({
  launch,
  connection,
  connectionName,
  session,
  workstation = session,
}: LaunchState): Told {
  return {
    launch,
    connection,
    connectionName,
    ...omitUndefined({ workstation }),
  };
}

/** True from READY on; a workstation that was started or made, and no more was wished for, is ready too. */
function isReady({ state, entered }: LaunchState): boolean {
  if (state === 'checking' || state === 'opening' || state === 'opened') return true;
  return state === 'done' && (entered.starting !== undefined || entered.creating !== undefined);
}

/** True where the user has to sign in, or to enter keys. */
const wantsSignIn = (failure: Failure): boolean =>
  failureAction(failure) === 'sign-in' || failure.code.startsWith('credentials-');

/** First what wants the user, then what is under way, then what is open. */
function cueOf({ launches, question }: Scene): IndicatorKind {
  const cues = new Set(launches.map(launchIndicator));
  if (question !== null || cues.has('care')) return 'care';
  return (['stop', 'wait', 'go'] as const).find((cue) => cues.has(cue)) ?? 'off';
}

const isSome = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0;
