import type { Clock } from '../base/clock.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Spreads the checks of a studio's machines that were started together. */
const JITTER_MS = 60 * 60_000;
const FIRST_JITTER_MS = 60_000;

export interface DailyChecksDeps {
  /** When the last check was made, in milliseconds since 1970. Survives restarts. */
  readonly memory: { read(): Promise<number | undefined>; record(at: number): Promise<void> };
  readonly clock: Clock;
  readonly random: () => number;
  /** Reads policy and preferences again: false if no check is allowed. */
  readonly isOn: () => Promise<boolean>;
  /** Resolves when checks are allowed again, or on shutdown. */
  readonly untilSwitchedOn: () => Promise<void>;
  readonly check: () => Promise<void>;
  readonly shutdownSignal: AbortSignal;
}

/** Checks once a day until shutdown. */
export async function runDailyChecks(deps: DailyChecksDeps): Promise<void> {
  const { clock, shutdownSignal } = deps;
  for (let isFirst = true; !shutdownSignal.aborted;) {
    if (!(await deps.isOn())) {
      // Waits without a timer, so that the program does not wake up for nothing.
      await deps.untilSwitchedOn();
      isFirst = true;
      continue;
    }
    const isDue = await clock.sleep(await msUntilDue(deps, isFirst), shutdownSignal).then(
      () => true,
      () => false,
    );
    if (!isDue || !(await deps.isOn())) continue;
    isFirst = false;
    await deps.memory.record(clock.now());
    await deps.check();
  }
}

async function msUntilDue(
  { memory, clock, random }: DailyChecksDeps,
  isFirst: boolean,
): Promise<number> {
  const last = await memory.read();
  const now = clock.now();
  // A time in the future means that the clock was set back. Waiting for it could take years.
  const dueMs = last === undefined || last > now ? 0 : Math.max(0, last + DAY_MS - now);
  return dueMs + random() * (isFirst && dueMs === 0 ? FIRST_JITTER_MS : JITTER_MS);
}
