import type { NotificationContent } from '../../../shared/desktop/desktop-text.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { desktopStatus, type DesktopStatus } from './desktop-status.ts';
import { notificationsFor, type Scene } from './notifications.ts';
import type { Clock } from '../base/clock.ts';
import type { MfaPrompts } from '../sign-in/mfa-prompts.ts';
import type { DesktopPreferencesSource } from './desktop-preferences.ts';
import type { Launches } from '../launch/launches.ts';

/** Changes within this time are one step, so that five workstations that become ready are one notification. */
const STEP_MS = 500;

export interface NotificationWatchDeps {
  readonly launches: Pick<Launches, 'list' | 'onChange'>;
  readonly mfaPrompts: Pick<MfaPrompts, 'question' | 'onChange'>;
  readonly preferences: DesktopPreferencesSource;
  readonly clock: Clock;
  readonly isFocused: () => boolean;
  /** Adds the name of the launch's workstation from the lists, if the launch has none. */
  readonly named: (launch: LaunchState) => LaunchState;
  readonly onNotification: (notification: NotificationContent) => void;
  readonly onStatus: (status: DesktopStatus) => void;
}

/**
 * Watches launches and MFA questions, and reports notifications and the status after each step. Has a timer only between
 * a change and the end of its step. Ends when `signal` is aborted.
 */
export function watchNotifications(deps: NotificationWatchDeps, signal: AbortSignal): void {
  const { launches, mfaPrompts, clock } = deps;
  // No new notifications about launches that were resumed from an earlier run.
  let before: Scene = { launches: launches.list(), question: null };
  let isStepping = false;
  const step = () => {
    isStepping = false;
    const after = { launches: launches.list().map(deps.named), question: mfaPrompts.question() };
    const preferences = deps.preferences.current();
    const notifications = notificationsFor(before, after, deps.isFocused(), preferences);
    before = after;
    for (const notification of notifications) deps.onNotification(notification);
    deps.onStatus(desktopStatus(after));
  };
  const onChange = () => {
    if (isStepping || signal.aborted) return;
    isStepping = true;
    clock.sleep(STEP_MS, signal).then(step, () => undefined);
  };
  const stops = [launches.onChange(onChange), mfaPrompts.onChange(onChange)];
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  onChange();
}
