import type { NotificationContent, LaunchSummary } from '../../../shared/desktop/desktop-text.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { launchSummary } from './notifications.ts';
import { LONGEST_WAIT_MS, untilAborted, type Clock, type Pause } from '../base/clock.ts';
import type { WorkstationMemory } from '../workstations/workstation-memory.ts';

/** How long before a workstation stops the user is notified. */
export const STOP_NOTICE_MS = 10 * 60_000;

export interface StopPlan {
  /** The workstations to notify about now. */
  readonly due: readonly LaunchSummary[];
  /** The keys of all stops that are due or were already notified. */
  readonly notified: ReadonlySet<string>;
  /** When to plan again, in milliseconds since 1970. Missing if no stop is known. */
  readonly nextAt?: number;
}

/**
 * Which open workstations stop soon. If the stop time of a workstation changes, the user is notified again. There
 * is no notification about workstations that have stopped or have no known stop time.
 */
export function planStops(
  launches: readonly LaunchState[],
  known: Pick<WorkstationMemory, 'of'>,
  before: ReadonlySet<string>,
  nowMs: number,
): StopPlan {
  const due = new Map<string, LaunchSummary>();
  const notified = new Set<string>();
  const next: number[] = [];
  for (const launch of launches) {
    const { connection, session, state } = launch;
    if (state !== 'opened' || session === undefined) continue;
    const { stopsAt } = known.of(connection, session) ?? {};
    if (stopsAt === undefined || stopsAt <= nowMs) continue;
    const key = `${connection} ${session} ${stopsAt}`;
    if (stopsAt - nowMs > STOP_NOTICE_MS) next.push(stopsAt - STOP_NOTICE_MS);
    else {
      if (!before.has(key)) due.set(key, { ...launchSummary(launch), stopsInMs: stopsAt - nowMs });
      notified.add(key);
    }
  }
  return {
    due: [...due.values()],
    notified,
    ...(next.length > 0 && { nextAt: Math.min(...next) }),
  };
}

export interface StopWatchDeps {
  readonly launches: () => readonly LaunchState[];
  readonly known: Pick<WorkstationMemory, 'of'>;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly onSoon: (notification: NotificationContent) => void;
}

/** Reports workstations that are about to stop. */
export interface StopWatch {
  /** Plans again after launches, or known workstations, have changed. */
  readonly refresh: () => void;
  /** Runs until `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

/** {@link StopWatch} with a single timer for the next known stop, and no timer if there is none. */
export function createStopWatch(deps: StopWatchDeps): StopWatch {
  const { launches, known, clock, pause, onSoon } = deps;
  let notified: ReadonlySet<string> = new Set();
  let change = new AbortController();
  return {
    refresh() {
      const previous = change;
      change = new AbortController();
      previous.abort();
    },
    async run(signal) {
      while (!signal.aborted) {
        const woken = AbortSignal.any([change.signal, pause.nextWake()]);
        const plan = planStops(launches(), known, notified, clock.now());
        notified = plan.notified;
        const [first, ...others] = plan.due;
        if (first !== undefined) onSoon({ kind: 'stops-soon', about: [first, ...others] });
        if (plan.nextAt === undefined) await untilAborted(AbortSignal.any([woken, signal]));
        else {
          const waitMs = Math.min(Math.max(plan.nextAt - clock.now(), 0), LONGEST_WAIT_MS);
          await pause.wait(waitMs, woken, signal).catch(() => undefined);
        }
      }
    },
  };
}
