import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Log } from '../../core/base/log.ts';
import type { RecordsStore } from '../../core/launch/records/record-keeper.ts';
import { NO_RECORDS, parseRecords, recordsText } from '../../core/launch/records/records.ts';
import { makeFolder } from '../base/make-folder.ts';
import { createJsonFileStore, unreadData, type StoreReports } from '../base/json-file-store.ts';

/** 200 launches and 200 buckets of 50 durations are far below this. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Creates a {@link RecordsStore} in one JSON file, watched for changes by other Stagedoor
 * processes.
 */
export function createRecordsFile(
  path: string,
  log: Log,
  { onDamaged, onUnread }: StoreReports = {},
): RecordsStore {
  const file = createJsonFileStore({
    path,
    log,
    name: 'records',
    initial: NO_RECORDS,
    maxBytes: MAX_BYTES,
    parse: parseRecords,
    text: recordsText,
    ...omitUndefined({ onDamaged }),
  });
  return {
    async read() {
      const read = await file.read();
      const unread = unreadData(read, path, 'launches');
      if (unread === undefined) return read.value;
      onUnread?.(unread);
      return { ...read.value, unread };
    },
    update: async (change) => (await file.update(change)).ok,
    onChange(listener) {
      try {
        makeFolder(dirname(path));
        // Watches the folder, because each write replaces the file.
        const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
          if (name === null || name === basename(path)) listener();
        });
        watcher.on('error', () => {
          watcher.close();
        });
        return () => {
          watcher.close();
        };
      } catch {
        // Without a watcher, launches of the command line appear at the next focus.
        return () => undefined;
      }
    },
  };
}
