import { NO_RECORDS, type Records, type RecordsChange } from './records.ts';

/** The stored records. An update reads them again, changes them and writes them under a lock, so that no program overwrites another's changes. */
export interface RecordsStore {
  read(): Promise<Records>;
  /** False if the records could not be written; the program continues. */
  update(change: RecordsChange): Promise<boolean>;
  /** Calls the listener after another program has written. Returns a function that removes the listener. */
  onChange(listener: () => void): () => void;
}

/** Records, written in batches: changes during one write go into the next. */
export interface RecordKeeper {
  read(): Promise<Records>;
  /** Resolves when the changes are on the disk, or could not be written. */
  record(...changes: readonly RecordsChange[]): Promise<void>;
  onChange(listener: () => void): () => void;
}

/** {@link RecordKeeper} over a store. A thousand launches that begin at once need only a few writes. */
export function createRecordKeeper(store: RecordsStore): RecordKeeper {
  let waiting: RecordsChange[] = [];
  let next: Promise<void> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let ongoing: Promise<Records> | undefined;

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
      ongoing ??= store
        .read()
        .catch(() => NO_RECORDS)
        .finally(() => {
          ongoing = undefined;
        });
      return ongoing;
    },
    record(...changes) {
      waiting.push(...changes);
      next ??= write();
      return next;
    },
    onChange: (listener) => store.onChange(listener),
  };
}
