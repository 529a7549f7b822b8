import type { RecordsStore } from '../../../../../src/main/core/launch/records/record-keeper.ts';
import { NO_RECORDS, type Records } from '../../../../../src/main/core/launch/records/records.ts';

/** Records in memory that count their writes. */
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
    /** Simulates a write by another program. */
    set: (records: Records) => {
      now = records;
      for (const listener of listeners) listener();
    },
  };
}
