import { NO_RECORDS, type Records, type RecordsChange } from './records.ts';

/** Where records live: read again, changed and written under a lock, so that programs do not lose each other's. */
export interface RecordsStore {
  read(): Promise<Records>;
  /** False where it could not be written; the program goes on. */
  update(change: RecordsChange): Promise<boolean>;
  /** Hears that another program has written; the function that comes back ends that. */
  onChange(listener: () => void): () => void;
}

/** Records, written in batches: what is noted while one write is under way goes into the next. */
export interface RecordKeeper {
  read(): Promise<Records>;
  /** Resolves when the change is on the disk (or cannot be). */
  note(...changes: readonly RecordsChange[]): Promise<void>;
  onChange(listener: () => void): () => void;
}

/** {@link RecordKeeper} over a store. A thousand launches that begin at once are a few writes. */
export function createRecordKeeper(store: RecordsStore): RecordKeeper {
  let waiting: RecordsChange[] = [];
  let next: Promise<void> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let reading: Promise<Records> | undefined;

  const write = async () => {
    await writing;
    const batch = waiting;
    waiting = [];
    next = undefined;
    writing = store
      .update((records) => batch.reduce((now, change) => change(now), records))
      .catch(() => false);
    await writing;
  };

  return {
    read() {
      reading ??= store
        .read()
        .catch(() => NO_RECORDS)
        .finally(() => {
          reading = undefined;
        });
      return reading;
    },
    note(...changes) {
      waiting.push(...changes);
      next ??= write();
      return next;
    },
    onChange: (listener) => store.onChange(listener),
  };
}
