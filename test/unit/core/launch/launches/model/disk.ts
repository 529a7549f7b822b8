import type { Clock } from '../../../../../../src/main/core/base/clock.ts';
import type { RecordsStore } from '../../../../../../src/main/core/launch/records/record-keeper.ts';
import {
  NO_RECORDS,
  parseRecords,
  recordsText,
} from '../../../../../../src/main/core/launch/records/records.ts';
import type { RecordsChange } from '../../../../../../src/main/core/launch/records/records.ts';
import type { Ledger } from './ledger.ts';
import type { Chance } from './random.ts';

/** The only thing that survives a crash: a text, which is either the old or the new one. */
export function createModelDisk(clock: Clock, chance: Chance, ledger: Ledger) {
  let text = recordsText(NO_RECORDS);
  const pending = new Set<RecordsChange>();
  let parsed: ReturnType<typeof parseRecords>['value'] | undefined;
  /**
   * The records as a reader sees them. Parsed once for each text, because the model reads more
   * often than it writes.
   */
  const now = () => (parsed ??= parseRecords(text).value);
  const write = (change: RecordsChange) => {
    const before = now().underWay.map(({ launch }) => launch);
    text = recordsText(change(now()));
    parsed = undefined;
    const left = new Set(now().underWay.map(({ launch }) => launch));
    for (const launch of before) if (!left.has(launch)) ledger.noted(launch);
  };
  const store: RecordsStore = {
    read: async () => now(),
    async update(change) {
      pending.add(change);
      await clock.sleep(chance.between(0, 30));
      if (!pending.delete(change)) return false;
      write(change);
      return true;
    },
    onChange: () => () => undefined,
  };
  return {
    store,
    now,
    /** A write in progress is either complete or lost. */
    crash() {
      for (const change of pending) if (chance.once(0.5)) write(change);
      pending.clear();
    },
  };
}
export type ModelDisk = ReturnType<typeof createModelDisk>;
