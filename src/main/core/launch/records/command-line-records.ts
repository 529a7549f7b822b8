import type { Clock } from '../../base/clock.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { recordEnd, type ActiveRecord, type RecordOwner } from './records.ts';

/** Unknown for a process of another machine or container, and where the system does not say when it was started. */
export type OwnerState = 'alive' | 'dead' | 'unknown';

export interface CommandRecordsDeps {
  readonly records: Pick<RecordKeeper, 'read' | 'record'>;
  readonly ownerState: (owner: RecordOwner) => Promise<OwnerState>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The longest time limit of a command. A launch whose process cannot be checked counts as dead after this. */
const LONGEST_MS = 24 * 60 * 60_000;

/**
 * The launches that commands are running. Those of commands that have died (killed, or the machine was switched off)
 * are removed from the records, because they would block their workstations.
 */
export async function runningCommands({
  records,
  ownerState,
  clock,
}: CommandRecordsDeps): Promise<readonly ActiveRecord[]> {
  const { underWay } = await records.read();
  const checked = await Promise.all(
    underWay
      .filter(({ by }) => by.use === 'command')
      .map(async (entry) => {
        const state = await ownerState(entry.by);
        const isOld = Math.abs(clock.now() - entry.at) > LONGEST_MS;
        return { entry, isDead: state === 'dead' || (state === 'unknown' && isOld) };
      }),
  );
  const dead = checked.filter(({ isDead }) => isDead);
  if (dead.length > 0) await records.record(...dead.map(({ entry }) => recordEnd(entry.launch)));
  return checked.filter(({ isDead }) => !isDead).map(({ entry }) => entry);
}
