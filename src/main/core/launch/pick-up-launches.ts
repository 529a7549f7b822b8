import type { Clock } from '../base/clock.ts';
import type { Launches } from './launches.ts';
import { savedLaunch, shownElsewhere } from './pick-up.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { noteOver } from './records.ts';

/** How long until it is looked again whether a command that is shown still runs. */
export const LOOK_AGAIN_MS = 5_000;

export interface PickUpDeps {
  readonly records: RecordKeeper;
  readonly launches: Pick<Launches, 'pickUp' | 'setElsewhere'>;
  /** Our own process. */
  readonly pid: number;
  /** True while a process of this number runs. */
  readonly isRunning: (pid: number) => boolean;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly uuid: () => string;
  /** Aborts when the program is left. */
  readonly shutdownSignal: AbortSignal;
}

/**
 * Goes on with launches of a window that died, and from then on shows those that the command line runs. There is
 * one window for each user, so what another window noted is left by one that is gone.
 */
export async function pickUpLaunches(deps: PickUpDeps): Promise<void> {
  const { records, launches, pid, isRunning, uuid } = deps;
  const { underWay } = await records.read();
  const theirs = underWay.filter(({ by }) => by.pid !== pid);
  const dead = theirs.filter(({ by }) => by.use === 'command' && !isRunning(by.pid));
  // What was left by a command is nobody's to go on with; what a window left keeps its note until it is over.
  await records.note(...dead.map(({ launch }) => noteOver(launch)));
  for (const entry of theirs.filter(({ by }) => by.use === 'window')) {
    const isOver = !entry.connects && entry.change === undefined;
    const picked = isOver ? undefined : await launches.pickUp(savedLaunch(entry, uuid));
    if (picked?.ok !== true) await records.note(noteOver(entry.launch));
  }
  await showElsewhere(deps);
}

/** Shows what commands run, now and whenever the notes change. */
async function showElsewhere(deps: PickUpDeps): Promise<void> {
  const { records, launches, isRunning, clock, shutdownSignal } = deps;
  let waiting = new AbortController();
  const look = async (): Promise<void> => {
    const { underWay } = await records.read();
    const theirs = underWay.filter(({ by }) => by.use === 'command' && isRunning(by.pid));
    launches.setElsewhere(theirs.map(shownElsewhere));
    waiting.abort();
    waiting = new AbortController();
    // One that is killed writes nothing more: only while some are shown is it looked for.
    if (theirs.length > 0) lookAgain(waiting.signal);
  };
  const lookAgain = (stopped: AbortSignal) => {
    clock.sleep(LOOK_AGAIN_MS, AbortSignal.any([shutdownSignal, stopped])).then(
      () => void look(),
      () => undefined,
    );
  };
  await look();
  records.onChange(() => void look());
}
