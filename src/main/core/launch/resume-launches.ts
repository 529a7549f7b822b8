import type { Clock } from '../base/clock.ts';
import type { Launches } from './launches.ts';
import { savedLaunch, elsewhereState } from './saved-launch.ts';
import type { RecordKeeper } from './records/record-keeper.ts';
import { runningCommands, type CommandRecordsDeps } from './records/command-line-records.ts';
import { isSameOwner, recordEnd, type RecordOwner } from './records/records.ts';

/** How often to check whether the commands that are shown still run, in milliseconds. */
export const RECHECK_MS = 5_000;

export interface ResumeDeps extends CommandRecordsDeps {
  readonly records: RecordKeeper;
  readonly launches: Pick<Launches, 'resume' | 'setElsewhere'>;
  /** This process. */
  readonly owner: () => Promise<RecordOwner>;
  readonly clock: Pick<Clock, 'sleep' | 'now'>;
  readonly uuid: () => string;
  /** Aborted on shutdown. */
  readonly shutdownSignal: AbortSignal;
}

/**
 * Resumes launches of a window that crashed, and from then on shows launches of the command line. Each user has
 * only one window, so records of another window are from one that no longer runs. Launches of a command that died are
 * not resumed. Those of a window keep their record until they are over.
 */
export async function resumeLaunches(deps: ResumeDeps): Promise<void> {
  const { records, launches, uuid } = deps;
  const owner = await deps.owner();
  const { underWay } = await records.read();
  const ofWindows = underWay.filter(({ by }) => by.use === 'window' && !isSameOwner(by, owner));
  for (const entry of ofWindows) {
    const isOver = !entry.connects && entry.change === undefined;
    const picked = isOver ? undefined : await launches.resume(savedLaunch(entry, uuid));
    if (picked?.ok !== true) await records.record(recordEnd(entry.launch));
  }
  await showElsewhere(deps);
}

/** Shows the launches of running commands, now and after each change of the records. */
async function showElsewhere(deps: ResumeDeps): Promise<void> {
  const { records, launches, clock, shutdownSignal } = deps;
  let waiting = new AbortController();
  const refresh = async (): Promise<void> => {
    const running = await runningCommands(deps);
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
