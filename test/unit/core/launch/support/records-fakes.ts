import type { RecordsStore } from '../../../../../src/main/core/launch/records/record-keeper.ts';
import { NO_RECORDS, type Records } from '../../../../../src/main/core/launch/records/records.ts';

/** Records in memory, and how often they were written. */
export function createMemoryRecords(first: Records = NO_RECORDS) {
  let now = first;
  let writes = 0;
  const listeners = new Set<() => void>();
  const store: RecordsStore = {
    read: async () => now,
    update: async (change) => {
      writes += 1;
      now = change(now);
      return true;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    store,
    now: () => now,
    writes: () => writes,
    /** What another program would write. */
    set: (records: Records) => {
      now = records;
      for (const listener of listeners) listener();
    },
  };
}
