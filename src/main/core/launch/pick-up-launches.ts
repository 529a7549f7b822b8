import type { Clock } from '../base/clock.ts';
import type { Launches } from './launches.ts';
import { savedLaunch, elsewhereState } from './pick-up.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { recordEnd } from './records.ts';

/** How often to check whether the commands that are shown still run, in milliseconds. */
export const RECHECK_MS = 5_000;

export interface PickUpDeps {
  readonly records: RecordKeeper;
  readonly launches: Pick<Launches, 'pickUp' | 'setElsewhere'>;
  /** The id of this process. */
  readonly pid: number;
  /** True while a process with this id runs. */
  readonly isRunning: (pid: number) => boolean;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly uuid: () => string;
  /** Aborted on shutdown. */
  readonly shutdownSignal: AbortSignal;
}

/**
 * Resumes launches of a window that crashed, and from then on shows launches of the command line. Each user has
 * only one window, so records of another window are from one that no longer runs.
 */
export async function pickUpLaunches(deps: PickUpDeps): Promise<void> {
  const { records, launches, pid, isRunning, uuid } = deps;
  const { underWay } = await records.read();
  const foreign = underWay.filter(({ by }) => by.pid !== pid);
  const dead = foreign.filter(({ by }) => by.use === 'command' && !isRunning(by.pid));
  // Launches of a command that died are not resumed. Those of a window keep their record until they are over.
  await records.note(...dead.map(({ launch }) => recordEnd(launch)));
  for (const entry of foreign.filter(({ by }) => by.use === 'window')) {
    const isOver = !entry.connects && entry.change === undefined;
    const picked = isOver ? undefined : await launches.pickUp(savedLaunch(entry, uuid));
    if (picked?.ok !== true) await records.note(recordEnd(entry.launch));
  }
  await showElsewhere(deps);
}

/** Shows the launches of running commands, now and after each change of the records. */
async function showElsewhere(deps: PickUpDeps): Promise<void> {
  const { records, launches, isRunning, clock, shutdownSignal } = deps;
  let waiting = new AbortController();
  const refresh = async (): Promise<void> => {
    const { underWay } = await records.read();
    const running = underWay.filter(({ by }) => by.use === 'command' && isRunning(by.pid));
    launches.setElsewhere(running.map(elsewhereState));
    waiting.abort();
    waiting = new AbortController();
    // A command that is killed no longer writes, so its process is checked as long as it is shown.
    if (running.length > 0) refreshLater(waiting.signal);
  };
  const refreshLater = (stopped: AbortSignal) => {
    clock.sleep(RECHECK_MS, AbortSignal.any([shutdownSignal, stopped])).then(
      () => void refresh(),
      () => undefined,
    );
  };
  await refresh();
  records.onChange(() => void refresh());
}
