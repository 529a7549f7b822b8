import type { DesktopTelling } from '../../../shared/desktop/desktop-words.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { notificationFor, type DesktopNotification, type Scene } from './notifications.ts';
import type { Clock } from '../base/clock.ts';
import type { MfaPrompts } from '../sign-in/mfa-prompts.ts';
import type { DesktopPreferencesSource } from './desktop-preferences.ts';
import type { Launches } from '../launch/launches.ts';

/** What happens within this long is one step: five workstations that are ready are one notification. */
const STEP_MS = 500;

export interface NotificationWatchDeps {
  readonly launches: Pick<Launches, 'list' | 'onChange'>;
  readonly codes: Pick<MfaPrompts, 'question' | 'onChange'>;
  readonly preferences: DesktopPreferencesSource;
  readonly clock: Clock;
  readonly isFocused: () => boolean;
  /** The name a launch's workstation is listed under, where the launch has none. */
  readonly named: (launch: LaunchState) => LaunchState;
  readonly onTelling: (telling: DesktopTelling) => void;
  readonly onScene: (attention: DesktopNotification) => void;
}

/**
 * Follows launches and questions, and tells what each step is worth. Has a timer only between a
 * change and the end of its step. Ends with `signal`.
 */
export function watchNotifications(deps: NotificationWatchDeps, signal: AbortSignal): void {
  const { launches, codes, clock } = deps;
  // What was picked up from an earlier run is no news.
  let before: Scene = { launches: launches.list(), question: null };
  let isStepping = false;
  const step = () => {
    isStepping = false;
    const after = { launches: launches.list().map(deps.named), question: codes.question() };
    const attention = notificationFor(before, after, deps.isFocused(), deps.preferences.current());
    before = after;
    for (const telling of attention.tellings) deps.onTelling(telling);
    deps.onScene(attention);
  };
  const changed = () => {
    if (isStepping || signal.aborted) return;
    isStepping = true;
    clock.sleep(STEP_MS, signal).then(step, () => undefined);
  };
  const stops = [launches.onChange(changed), codes.onChange(changed)];
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  changed();
}
