import type { DesktopTelling, Told } from '../../../shared/desktop/desktop-words.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { toldOf } from './notifications.ts';
import { LONGEST_WAIT_MS, untilAborted, type Clock, type Pause } from '../base/clock.ts';
import type { WorkstationMemory } from '../workstations/workstation-memory.ts';

/** That a workstation stops is told this long before. */
export const STOP_NOTICE_MS = 10 * 60_000;

export interface StopPlan {
  /** What is to be told now. */
  readonly due: readonly Told[];
  /** The keys of all that is due or was told before: tell none of these again. */
  readonly told: ReadonlySet<string>;
  /** When to look again, in milliseconds since 1970; undefined where nothing is known to come. */
  readonly nextAt?: number;
}

/**
 * Which of the workstations that somebody works at stop soon. A workstation whose time is moved is told
 * again; one that has stopped, or whose time is not known, is not told.
 */
export function planStops(
  launches: readonly LaunchState[],
  known: Pick<WorkstationMemory, 'of'>,
  before: ReadonlySet<string>,
  nowMs: number,
): StopPlan {
  const due = new Map<string, Told>();
  const told = new Set<string>();
  const next: number[] = [];
  for (const launch of launches) {
    const { connection, session, state } = launch;
    if (state !== 'opened' || session === undefined) continue;
    const { stopsAt } = known.of(connection, session) ?? {};
    if (stopsAt === undefined || stopsAt <= nowMs) continue;
    const key = `${connection} ${session} ${stopsAt}`;
    if (stopsAt - nowMs > STOP_NOTICE_MS) next.push(stopsAt - STOP_NOTICE_MS);
    else {
      if (!before.has(key)) due.set(key, { ...toldOf(launch), stopsInMs: stopsAt - nowMs });
      told.add(key);
    }
  }
  return {
    due: [...due.values()],
    told,
    ...(next.length > 0 && { nextAt: Math.min(...next) }),
  };
}

export interface StopWatchDeps {
  readonly launches: () => readonly LaunchState[];
  readonly known: Pick<WorkstationMemory, 'of'>;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly onSoon: (telling: DesktopTelling) => void;
}

/** Tells that workstations are about to stop. */
export interface StopWatch {
  /** Looks again: launches, or what is known of workstations, have changed. */
  readonly look: () => void;
  /** Until `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

/** {@link StopWatch} with one timer, for the next time that is known, and none where none is. */
export function createStopWatch(deps: StopWatchDeps): StopWatch {
  const { launches, known, clock, pause, onSoon } = deps;
  let told: ReadonlySet<string> = new Set();
  let change = new AbortController();
  return {
    look() {
      const seen = change;
      change = new AbortController();
      seen.abort();
    },
    async run(signal) {
      while (!signal.aborted) {
        const woken = AbortSignal.any([change.signal, pause.nextWake()]);
        const plan = planStops(launches(), known, told, clock.now());
        told = plan.told;
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
